"""`deploy/bench/run [NAME…]`: which benchmarks there are, and what their figures come to."""
import sys
import traceback

from launcher.report import Report
from launcher.trouble import Trouble

from . import outbox
from .figure import Skipped, table
from .place import Place

BENCHES = {"outbox": outbox}
HELP = """\
Slipway's benchmarks: each prints its figures, the floor or peer of the same run, the ratio, and whether the goal was met.

  deploy/bench/run             all of them, one after the other
  deploy/bench/run NAME…       these
  deploy/bench/run help        this

{names}

They run on a platform of their own in SLIPWAY_HOME/bench (default: .slipway/bench in the checkout), with ports from SLIPWAY_PORT_BASE
(default: 8080), which is emptied before each run. Nothing else should run on the machine meanwhile.

Exit status: 0 all goals met, 1 one was missed or a benchmark failed, 2 called wrongly. What was skipped is named, with its reason.
"""


def main(words):
    if words and words[0] in ("help", "--help", "-h"):
        print(HELP.format(names="\n".join(f"  {name:<12} {first_line(bench)}" for name, bench in BENCHES.items())), end="")
        return 0
    unknown = [word for word in words if word not in BENCHES]
    if unknown:
        print(f"bench: there is no benchmark {unknown[0]!r}. `deploy/bench/run help` lists them.", file=sys.stderr)
        return 2
    return run(words or list(BENCHES), Report())


def run(names, report):
    """Runs them all, whatever one of them comes to."""
    place = Place(report)
    try:
        return 0 if all([held(name, place, report) for name in names]) else 1
    except KeyboardInterrupt:
        return 130
    finally:
        place.close()


def held(name, place, report):
    """Runs one, shows its figures, and says whether its goals were met."""
    report.say(f"\n{name}: {first_line(BENCHES[name])}")
    try:
        figures = BENCHES[name].measure(place, report)
    except Skipped as reason:
        report.say(f"  – {name} skipped: {reason}")
        return True
    except Trouble as trouble:
        report.say(f"  ✗ {name}: {trouble}")
        return False
    except Exception:  # one broken benchmark must not take the others with it
        report.say(f"  ✗ {name} failed:\n{traceback.format_exc()}")
        return False
    report.say(table(figures))
    return not any(figure.missed() for figure in figures)


def first_line(bench):
    return bench.__doc__.strip().splitlines()[0]
