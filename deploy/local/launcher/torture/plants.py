"""Faults that the checker has to find. Nothing of a service is touched: each plant leaves behind, from outside and while the service is
dead, exactly what a service with that fault would have left behind. deploy/local/TORTURE.md says why this is honest."""
import collections
import subprocess
import time

from ..story.broker import plain_name
from ..trouble import Trouble
from . import broker
from .checks import LOST, TWICE
from .checks.models import TOLD

Plant = collections.namedtuple("Plant", "check kind mark said")  # where the checker has to find it, what its finding has to name, and a sentence


def plant(name, ground):
    """Gives the Plant; `ground` is the Run."""
    return {"relay": relay, "inbox": inbox, "git": git}[name](ground)


def relay(run):
    """A relay that skips a row: an event that a service committed while the broker was away is marked as published, and was never sent."""
    newest = "select id, number from catalog.outbox where published_at is null order by position limit 1"
    with run.killer.held:
        run.killer.kill("kafka")
        run.chores.people()
        row = _until(lambda: next((row for row in run.database.rows(newest) if row["number"]), None), "an event that could not be published")
        run.killer.kill("catalog")
        run.database.rows(f"update catalog.outbox set published_at = now() where id = '{row['id']}'")
        run.up()
    run.chores.people()
    return Plant("published", LOST, f"catalog {row['number']},", f"catalog {row['number']} is marked as published without having been sent")


def inbox(run):
    """An inbox that forgets an event: the notifier's row is deleted, and the broker delivers the event once more."""
    told = [entry for entry in broker.dump(run.home) if plain_name(entry) in TOLD and plain_name(entry) != "ApprovalRequested"]
    if not told:
        raise Trouble("In so short a run nobody was told anything, so there is no event to forget. Ask for more minutes.")
    entry = told[-1]
    with run.killer.held:
        run.killer.kill("notifier")
        run.database.rows(f"delete from notifier.inbox where consumer = 'notifier' and event_id = '{entry['ce_id']}'")
        broker.rewind(run.home, "notifier", entry)
        run.up()
    what = f"{plain_name(entry)} about {entry['ce_subject']}"
    return Plant("applied", TWICE, what, f"the notifier has forgotten {what}, and is given it again")


def git(run):
    """A Git writer that does not look for its change: the newest change is committed and pushed a second time."""
    bare = ("git", "--git-dir", str(run.home.environments), "-c", "user.name=Slipway", "-c", "user.email=slipway@slipway.test")

    def said(*words):
        return subprocess.run([*bare, *words], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout.strip()
    change = said("log", "main", "-1", "--grep=^Slipway-Change: ", "--format=%H")
    if not change:
        raise Trouble("In so short a run nothing was deployed, so there is no change to make twice. Ask for more minutes.")
    head = said("rev-parse", "main")
    again = said("commit-tree", "main^{tree}", "-p", head, "-m", said("log", "-1", "--format=%B", change))
    said("update-ref", "refs/heads/main", again, head)
    return Plant("Git", TWICE, f"change {said('log', '-1', '--format=%(trailers:key=Slipway-Change,valueonly)', change)} ",
                 f"the change of commit {change[:10]} stands a second time in {again[:10]}")


def _until(probe, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = probe()
        if found:
            return found
        time.sleep(0.2)
    raise Trouble(f"The fault could not be planted: there was no {what} within {seconds} s.")
