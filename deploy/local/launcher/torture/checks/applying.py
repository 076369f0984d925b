"""Committed events against what the consumers took: each once, by everybody who has to, in the order of its subject."""
import collections

from ..record import plain
from . import FALSE, LOST, ORDER, TWICE, Finding


def check(record):
    taken = collections.Counter((each.consumer, each.id) for each in record.applied)
    return [*missing(record, taken), *superfluous(record, taken), *order(record)]


def finding(kind, consumer, row, text):
    return Finding("applied", kind, f"{consumer}: {row.area} {row.number}, {plain(row.type)} about {row.subject}: {text}")


def missing(record, taken):
    for row in record.committed:
        for consumer in record.consumers_of(row):
            if not taken[consumer, row.id]:
                yield finding(LOST, consumer, row, "was never applied")


def superfluous(record, taken):
    for (consumer, event), times in taken.items():
        row = record.by_id.get(event)
        if row is None:
            yield Finding("applied", FALSE, f"{consumer}: nobody committed event {event}")
        elif times > 1:
            yield finding(TWICE, consumer, row, f"was applied {times} times")
        elif consumer not in record.consumers_of(row):
            yield finding(FALSE, consumer, row, "was applied, and contracts/README.md does not name it as a reader")


def order(record):
    """Of each subject on one topic, every consumer takes the events in the order of their numbers."""
    last = {}
    for each in record.applied:
        row = record.by_id.get(each.id)
        if row is None:
            continue
        before = last.get((each.consumer, row.area, row.subject))
        if before and row.number < before.number:
            yield finding(ORDER, each.consumer, before, f"was applied before number {row.number} of its subject")
        last[each.consumer, row.area, row.subject] = row
