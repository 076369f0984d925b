"""Outbox against broker: every committed event is on its topic as it was committed, in its order, and the chain holds."""
import hashlib
import itertools

from ..record import plain
from . import FALSE, LOST, ORDER, Finding

NO_PREDECESSOR = "0" * 64


def check(record):
    return [*lost(record), *altered(record), *chain(record), *order(record), *repetitions(record)]


def finding(kind, row, text):
    return Finding("published", kind, f"{row.area} {row.number}, {plain(row.type)} about {row.subject}: {text}")


def lost(record):
    there = {(entry.area, entry.id) for entry in record.published}
    for row in record.committed:
        if not row.number or not row.published:
            yield finding(LOST, row, "was never published")
        elif (row.area, row.id) not in there:
            yield finding(LOST, row, "is marked as published, and is not on the topic")


def altered(record):
    for entry in record.published:
        row = record.by_id.get(entry.id)
        if row is None:
            yield Finding("published", FALSE, f"{entry.area}, partition {entry.partition}, offset {entry.offset}: nobody committed event {entry.id}")
        elif (row.area, row.type, row.subject, row.subject, row.number, row.previous, row.hash, row.payload) != (
                entry.area, entry.type, entry.subject, entry.key, entry.number, entry.previous, entry.hash, entry.payload):
            yield finding(FALSE, row, f"stands otherwise on the topic, at offset {entry.offset} of partition {entry.partition}")


def chain(record):
    """Dense numbers, each row's hash the predecessor of the next, and each hash right for what stands on the topic."""
    for rows in _by_area(row for row in record.committed if row.number):
        previous = NO_PREDECESSOR
        for expected, row in enumerate(sorted(rows, key=lambda row: row.number), 1):
            if row.number != expected:
                yield finding(LOST, row, f"number {expected} is missing before it")
                break
            if row.previous != previous:
                yield finding(FALSE, row, "does not name the hash of its predecessor")
            previous = row.hash
    for entry in record.published:
        body = record.bodies.get(entry.id)
        if body is not None and entry.hash != hash_of(entry, body):
            yield finding(FALSE, entry, "has a hash that is not the hash of what it says")


def hash_of(entry, body):
    head = f"{entry.previous}\n{entry.number}\n{entry.id}\n{entry.type}\n{entry.subject}\n{entry.time}\n"
    return hashlib.sha256(head.encode() + body).hexdigest()


def order(record):
    """Within a subject the numbers follow the commits, and the first appearances on the topic follow the numbers."""
    yield from _falling("was numbered before an earlier commit of its subject", (row for row in record.committed if row.number))
    seen = set()
    firsts = [entry for entry in record.published if entry.id not in seen and not seen.add(entry.id)]
    yield from _falling("came to the topic before an earlier event of its subject", firsts)


def _falling(text, rows):
    last = {}
    for row in rows:
        before = last.get((row.area, row.subject))
        if before and row.number < before.number:
            yield finding(ORDER, before, text + f" (number {row.number})")
        last[row.area, row.subject] = row


def repetitions(record):
    """A relay that begins again repeats what it had sent in the same order and skips nothing: each record of a partition is followed by
    its successor, or by something earlier."""
    for (area, partition), entries in itertools.groupby(record.published, lambda entry: (entry.area, entry.partition)):
        entries = list(entries)
        place = {number: n for n, number in enumerate(sorted({entry.number for entry in entries}))}
        for before, entry in zip(entries, entries[1:]):
            if place[entry.number] > place[before.number] + 1:
                yield finding(ORDER, entry, f"follows number {before.number} in partition {partition}, and what is between them came later")


def _by_area(rows):
    found = {}
    for row in rows:
        found.setdefault(row.area, []).append(row)
    return found.values()


def repeated(record):
    """How many records of the broker are repetitions: allowed, and worth knowing."""
    return len(record.published) - len({entry.id for entry in record.published})
