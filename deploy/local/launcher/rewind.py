"""After a restore of the database: lets the services read the broker's topics from the beginning again. What they handled before, they pass over."""
from . import lock
from .parts import all_parts
from .story import broker
from .trouble import Trouble

MAIN = "dev.slipway.local.kafka.RewindGroups"


def rewind(home, report):
    with lock.only_one(home, "rewind", report.say):
        running = {part.name: part.kind for part in all_parts(home) if part.running()}
        services = [name for name, kind in running.items() if kind == "service"]
        if services:
            raise Trouble(f"{', '.join(services)} must not run meanwhile. `deploy/slipway down` first, then `deploy/slipway up kafka`.")
        if "kafka" not in running:
            raise Trouble("The broker does not run. `deploy/slipway up kafka` first.")
        done = broker.program(home, MAIN, home.address("kafka"))
        if done.returncode:
            raise Trouble(f"The groups could not be set back: {done.stderr.strip()[-400:]}")
        report.say("From their beginning again, at the next start:")
        report.say("\n".join(f"  {line}" for line in done.stdout.splitlines()))
