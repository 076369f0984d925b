"""Stops everything in good order, and throws everything away."""
import shutil

from . import lock, processes
from .home import CONFIG, MADE
from .parts import all_parts
from .trouble import Trouble
from .up import leftover


def down(home, report):
    if not home.is_ours():
        stop_all(home, report)  # the folder may have been deleted under what it runs
        report.say(f"There is no platform in {home.root}.")
        return
    with lock.only_one(home, "down", report.say):
        stop_all(home, report)
        report.say(f"All is down after {report.elapsed():.1f} s. The data stays in {home.root}.")


def stop_all(home, report):
    """Services first, then what they lean on, the database last."""
    parts = all_parts(home)
    for group in ([p for p in parts if p.kind == "service"], [p for p in parts if p.kind != "service" and p.name != "postgres"],
                  [p for p in parts if p.name == "postgres"]):
        for part in group:
            part.settle()
        records = {p.name: r for p in group if (r := p.running() or _lost(home, p))}
        if not records:
            continue
        killed = processes.stop(list(records.values()), group[0].signals)
        for part in group:
            processes.forget(home, part.name)
            if part.name in records:
                report.done(part.name, note="killed: it did not end when asked" if records[part.name] in killed else "stopped")


def _lost(home, part):
    from . import ports
    port = home.port(part.ports[0])
    return None if ports.is_free(port) else leftover(home, port)


def reset(home, report, agreed, ask=input):
    """Throws away everything that Slipway has made but what was downloaded, and the lock, for which others may wait; what else stands there is left.
    Asks first."""
    if not home.root.exists():
        report.say(f"There is nothing in {home.root}.")
        return
    if not home.is_ours():
        raise Trouble(f"{home.root} does not look like a state folder of Slipway; nothing was deleted. Check SLIPWAY_HOME.")
    if not agreed:
        report.say(f"This stops the platform and deletes all of its data, secrets and logs in {home.root}.")
        try:
            agreed = ask("Type yes to go on: ").strip().lower() == "yes"
        except EOFError:
            raise Trouble("Nobody answered, so nothing was deleted. `deploy/slipway reset --yes` does not ask.")
    if not agreed:
        raise Trouble("Nothing was deleted.")
    with lock.only_one(home, "reset", report.say):
        stop_all(home, report)
        for pattern in ("*.json", ".*.json.*", "audit-*.jsonl"):
            for entry in home.run.glob(pattern):
                entry.unlink()
        for draft in home.root.glob(".*.json.[0-9]*"):
            draft.unlink()
        for name in MADE:
            _delete(home.root / name)
        left = sorted(entry.name for entry in home.root.iterdir() if entry.name != CONFIG and entry not in (home.cache, home.run))
        if not left:  # else the mark stays, or the next `up` would take the folder for somebody else's
            _delete(home.root / CONFIG)
    report.say(f"The platform in {home.root} is deleted; what was downloaded stays. `deploy/slipway up` makes a new platform.")
    if left:
        report.say(f"Not made by Slipway, and left there: {', '.join(left)}.")


def _delete(entry):
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
