"""Waits until the platform has nothing left to do."""
import collections
import time

from . import readers
from .database import Failure
from .record import areas, plain

PATIENCE = 600  # seconds; parked subjects are tried again at growing intervals, and a killed worker's activity comes back after its time-out


def wait(home, database, say, patience=PATIENCE):
    """True once nothing is under way; False when that did not come about, with what was left said."""
    wanted, end, said = readers.agreed(home.checkout), time.monotonic() + patience, ""
    while True:
        left = remaining(database, wanted)
        if not left:
            return True
        words = ", ".join(f"{number} {what}" for what, number in left.items())
        if time.monotonic() > end:
            say(f"After {patience} s this is still under way: {words}")
            return False
        if words != said:
            say(f"waiting for quiet: {words}")
            said = words
        time.sleep(3)


def remaining(database, wanted):
    """What is under way, by its name; empty when all is quiet."""
    try:
        left = collections.Counter()
        for area in areas(database):
            left["events to be published"] += database.number(f"select count(*) from {area}.outbox where published_at is null")
            left += _jobs(database, area)
            left["parked events"] += database.number(f"select count(*) from {area}.parked_event")
        left["open processes"] += database.number("select count(*) from promotion.process where state = 'open'")
        left["events to be applied"] += _unapplied(database, wanted)
    except Failure as e:
        return {f"database that does not answer ({e})": 1}
    return +left


def _jobs(database, area):
    """By name, and told apart from those whose time has not come: dns looks for records that come late five minutes later, for example."""
    rows = database.rows(f"""select task_name, not picked and execution_time > now() as waits, count(*) times from {area}.scheduled_tasks
                              where task_instance <> 'recurring' group by 1, 2""")
    return collections.Counter({f"{row['task_name']} jobs of {area}" + (" before their time" if row["waits"] == "t" else ""): int(row["times"]) for row in rows})


def _unapplied(database, wanted):
    """Events that somebody still has to take. Who took one that nobody wants is the checker's business."""
    committed = collections.Counter()
    for area in areas(database):
        for row in database.rows(f"select type, count(*) times from {area}.outbox group by type"):
            committed[plain(row["type"])] += int(row["times"])
    taken = {row["consumer"]: int(row["times"])
             for row in database.rows("select consumer, count(distinct event_id) times from witness.applied group by consumer")}
    return sum(max(0, sum(committed[event] for event in events) - taken.get(consumer, 0)) for consumer, events in wanted.items())
