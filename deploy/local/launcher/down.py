"""Stops everything in good order, and throws everything away."""
import shutil

from . import lock, processes
from .parts import all_parts
from .trouble import Trouble
from .up import leftover


def down(home, report):
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
    """Throws away everything but what was downloaded. Asks first."""
    if not home.root.exists():
        report.say(f"There is nothing in {home.root}.")
        return
    if not (home.root / "config.json").exists():
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
        for entry in home.root.iterdir():
            if entry == home.cache or entry == home.run:
                continue
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        for entry in home.run.iterdir():
            if entry.name != "lock":
                entry.unlink()
    report.say(f"{home.root} is empty, but for what was downloaded. `deploy/slipway up` makes a new platform.")
