"""What was committed, published and applied, read whole."""
import collections
import hashlib
import json

from . import broker, readers, witness

Committed = collections.namedtuple("Committed", "area position id type subject number previous hash published payload")
Published = collections.namedtuple("Published", "area partition offset id type subject key time number previous hash payload")
Applied = collections.namedtuple("Applied", "n consumer id")

_OUTBOX = """select position, id, type, subject, number, previous_hash, hash, published_at, encode(sha256(payload), 'hex') payload
             from {area}.outbox order by position"""


class Record:
    """`committed` by position within an area, `published` by partition and offset, `applied` as it happened; payloads as SHA-256 in hex."""

    def __init__(self, committed, published, applied, wanted, bodies=None):
        self.committed, self.published, self.applied, self.wanted = committed, published, applied, wanted
        self.bodies = bodies or {}  # id: payload as bytes
        self.by_id = {row.id: row for row in committed}

    @staticmethod
    def read(home, database):
        dumped = broker.dump(home)
        return Record([row for area in areas(database) for row in committed(database, area)], [published(entry) for entry in dumped],
                      applied(database), readers.agreed(home.checkout), {entry.get("ce_id"): entry["payload"] for entry in dumped})

    def body(self, row):
        """What this committed event says; None where its topic does not have it as it was committed, which `publishing` tells."""
        payload = self.bodies.get(row.id)
        return json.loads(payload) if payload is not None and hashlib.sha256(payload).hexdigest() == row.payload else None

    def consumers_of(self, row):
        """Who has to apply this event."""
        return [consumer for consumer, events in self.wanted.items() if consumer == readers.AUDIT or plain(row.type) in events]


def areas(database):
    """The schemas that have an outbox."""
    return [row["table_schema"] for row in database.rows("select table_schema from information_schema.tables where table_name = 'outbox' order by 1")]


def committed(database, area):
    return [Committed(area, int(row["position"]), row["id"], row["type"], row["subject"], int(row["number"] or 0), row["previous_hash"],
                      row["hash"], row["published_at"], row["payload"]) for row in database.rows(_OUTBOX.format(area=area))]


def published(entry):
    return Published(entry["topic"].partition(".")[2], entry["partition"], entry["offset"], entry.get("ce_id"), entry.get("ce_type"),
                     entry.get("ce_subject"), entry["key"], entry.get("ce_time"), int(entry.get("ce_number", 0)), entry.get("ce_previoushash"),
                     entry.get("ce_hash"), hashlib.sha256(entry["payload"]).hexdigest())


def applied(database):
    return [Applied(int(row["n"]), row["consumer"], row["event_id"])
            for row in database.rows("select n, consumer, event_id from witness.applied order by n")]


def plain(type_):
    """`AppRegistered` of `dev.slipway.catalog.AppRegistered.v1`; what is no type of ours, as it is."""
    return type_.split(".")[-2] if type_ and "." in type_ else str(type_)
