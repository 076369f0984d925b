"""What came of a run, as a table and in words."""
import collections

from . import killer, schedule
from .checks import FALSE, LOST, ORDER, TWICE, git, publishing

KINDS = (LOST, TWICE, ORDER, FALSE)
MISSED = 3
MOST = 30  # findings that are told in full


def tell(run, record, findings, calm):
    """Says everything, and gives the exit status."""
    say, options = run.report.say, run.options
    say()
    for line in table(looked_at(run, record), findings):
        say("  " + line)
    killed = run.killer.killed
    say(f"\n  {len(record.committed)} events ({by_area(record)}); {publishing.repeated(record)} repetitions on the broker, in order, as is allowed")
    say(f"  {sum(killed.values())} kills, {schedule.of_services(killed)} of them of services ({each(killed)}); "
        f"{run.crowd.done['lives']} whole lives of apps, {run.crowd.done['chores']} chores; seed {options.seed}")
    if run.killer.missed:
        say(f"  Kills not done, for the part did not run within {killer.WAIT} s: {each(run.killer.missed)}")
    wrong = list(shortcomings(run, record, calm))
    for finding in findings[:MOST]:
        say(f"  ✗ {finding.check}, {finding.kind}: {finding.text}")
    if len(findings) > MOST:
        say(f"  ✗ and {len(findings) - MOST} more")
    for sentence in wrong:
        say(f"  ✗ {sentence}")
    if not findings and not wrong and not options.plant:
        say("  Nothing was lost, nothing was done twice, and everything came in order.")
    if options.plant:
        return planted(options.plant, run.planted, findings, say)
    return 1 if findings or wrong else 0


def planted(fault, plant, findings, say):
    """Only a finding of the fault's own check and kind, about what was planted, shows that the checker sees it."""
    if any((finding.check, finding.kind) == (plant.check, plant.kind) and plant.mark in finding.text for finding in findings):
        say(f"  The checker fails, as it has to: what was planted ({fault}) was found ({plant.check}, {plant.kind}: {plant.mark}).")
        return 1
    say(f"  ✗ What was planted ({fault}) was not found: nothing of {plant.mark} stands under {plant.check}, {plant.kind}.")
    return MISSED


def table(looked_at, findings):
    """One line a check, with how much it looked at and what it found of each kind."""
    found = collections.Counter((finding.check, finding.kind) for finding in findings)
    rows = [("CHECK", "LOOKED AT", *(kind.upper() for kind in KINDS))]
    for check in sorted({*looked_at, *(finding.check for finding in findings)}, key=lambda name: (list(looked_at) + [name]).index(name)):
        rows.append((check, str(looked_at.get(check, "")), *(str(found[check, kind]) for kind in KINDS)))
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths))) for row in rows]


def looked_at(run, record):
    number = run.database.number
    return {"published": len(record.published), "applied": len(record.applied), "promised": len(run.receipts),
            "audit trail": number("select count(*) from audit.entry"), "read models": 2 * number("select count(*) from catalog.app"),
            "messages": number("select count(*) from notifier.message"), "Slack": number("select count(*) from notifier.message"),
            "GitHub": number("select count(*) from gate.check_run"), "Git": len(git.commits(run.home.environments)),
            "DNS": number("select count(*) from dns.claim"), "outside": number("select count(*) from promotion.process")}


def shortcomings(run, record, calm):
    """Why a run without findings still proves less than was asked for."""
    options, kills = run.options, schedule.of_services(run.killer.killed)
    if not calm and not options.plant:
        yield "It did not become quiet."
    if kills < options.kills:
        yield f"Only {kills} of {options.kills} kills of services were done."
    for name in schedule.spared(run.killer.killed, options.kills):
        yield f"{name} was not killed even once, and broker, database and Temporal have to be among the killed."
    if len(record.committed) < options.events:
        yield f"Only {len(record.committed)} of {options.events} events were made."
    for sentence in run.world.broken:
        yield f"was answered as nobody foresaw: {sentence}"
    for sentence in run.crowd.failed:
        yield f"did not go as it should: {sentence}"


def by_area(record):
    return each(row.area for row in record.committed)


def each(names):
    """How often each name comes; `names` may be counted already."""
    return ", ".join(f"{name} {times}" for name, times in sorted(collections.Counter(names).items()))
