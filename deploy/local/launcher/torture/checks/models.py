"""Read models against what they are built from: whoever applied every event once and in order ends with the same as the owner has."""
import collections

from ..record import plain
from . import FALSE, LOST, TWICE, Finding

# Which event becomes a message to the app's owner, and of which kind.
TOLD = {"ApprovalRequested": "approval-request", "GateFailed": "gate-failed", "VerdictChanged": "verdict-changed", "PromotionRejected": "promotion-rejected",
        "PromotionExpired": "promotion-expired", "PromotionFailed": "promotion-failed", "PromotionRolledBack": "rolled-back", "PromotionCompleted": "live",
        "DecommissionRequested": "decommission-requested", "DecommissionEnded": "decommission-ended", "AppDecommissioned": "decommissioned",
        "BudgetCrossed": "budget-crossed"}


def check(record, database):
    return [*trail(record, database), *apps(database), *messages(record, database), *leftovers(database, record)]


def trail(record, database):
    """The audit trail holds every event of every service, as its service committed it."""
    kept = collections.Counter((row["service"], int(row["number"]), row["id"], row["hash"]) for row in
                               database.rows("select service, number, id, hash from audit.entry"))
    wanted = {(row.area, row.number, row.id, row.hash) for row in record.committed}
    for each in sorted(wanted - set(kept)):
        yield Finding("audit trail", LOST, f"{each[0]} {each[1]} has no entry")
    for each in sorted(set(kept) - wanted):
        yield Finding("audit trail", FALSE, f"{each[0]} {each[1]}: an entry that its service did not commit")
    for each, times in kept.items():
        if times > 1:
            yield Finding("audit trail", TWICE, f"{each[0]} {each[1]} has {times} entries")


def apps(database):
    """Gate and cost know each app as the catalog has it now."""
    for reader, table in (("gate", "gate.known_app"), ("cost", "cost.app")):
        for row in database.rows(f"""select a.name, a.revision, r.revision seen from catalog.app a left join {table} r on r.name = a.name
                                     where r.revision is distinct from a.revision"""):
            yield Finding("read models", LOST, f"{reader} knows {row['name']} at revision {row['seen']}, and the catalog has {row['revision']}")


def messages(record, database):
    """The notifier has as many messages of a kind about an app as there were events that say it."""
    kept = {(row["kind"], row["app"]): int(row["times"])
            for row in database.rows("select kind, app, count(*) times from notifier.message group by kind, app")}
    said = collections.Counter((TOLD[plain(row.type)], row.subject.partition("/")[2]) for row in record.committed if plain(row.type) in TOLD)
    for what in sorted({*kept, *said}):
        if kept.get(what, 0) != said[what]:
            kind = TWICE if kept.get(what, 0) > said[what] else LOST
            yield Finding("messages", kind, f"{what[0]} about {what[1]}: {said[what]} events say it, and {kept.get(what, 0)} messages were written")


def leftovers(database, record):
    """Nothing was given up, nothing is left undone."""
    for area in sorted({row.area for row in record.committed} | {"audit"}):
        for row in database.rows(f"select consumer, type, subject, reason from {area}.parked_event order by position"):
            yield Finding("parked", LOST, f"{row['consumer']} could not handle {plain(row['type'])} about {row['subject']}: {row['reason'][:200]}")
    for area in sorted({row.area for row in record.committed}):
        for row in database.rows(f"select job, job_id, reason from {area}.dead_letter"):
            yield Finding("given up", LOST, f"{area}: {row['job']} {row['job_id']}: {row['reason'][:200]}")
    for row in database.rows("select kind, app, id from promotion.process where state = 'open'"):
        yield Finding("processes", LOST, f"the {row['kind']} of {row['app']} ({row['id']}) has not come to its end")
