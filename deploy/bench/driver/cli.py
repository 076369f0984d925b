"""`deploy/bench/run [NAME…]`: which benchmarks there are, and what their figures come to."""
import pathlib
import sys
import time
import traceback

from launcher.home import Home
from launcher.report import Report
from launcher.trouble import Trouble

from . import catalog, focus, outbox, policies, promotions, results, rivals, start, verdict, webhook
from .figure import Skipped, table
from .place import Place

BENCHES = {"start": start, "webhook": webhook, "catalog": catalog, "focus": focus, "verdict": verdict, "promotions": promotions, "policies": policies,
           "outbox": outbox, "rivals": rivals}
WHEN_NAMED = ("rivals",)  # says what decided between two designs, and takes as long as half of the others
README = pathlib.Path(__file__).resolve().parents[1] / "README.md"
HELP = """\
Slipway's benchmarks: each prints its figures, the floor or peer of the same run, the ratio, and whether the goal was met.

  deploy/bench/run             all of them but the last, one after the other
  deploy/bench/run NAME…       these
  deploy/bench/run --readme    writes what the last runs came to into deploy/bench/README.md
  deploy/bench/run help        this

{names}

They run on a platform of their own in SLIPWAY_HOME/bench (default: .slipway/bench in the checkout), with ports from SLIPWAY_PORT_BASE
(default: 8080), which is emptied before. Nothing else should run on the machine meanwhile. Figures are kept in SLIPWAY_HOME/bench/results.json.

Exit status: 0 no goal was missed by a factor of 2, 1 one was or a benchmark failed, 2 called wrongly. What was skipped is named, with its reason.
"""


def main(words):
    if words and words[0] in ("help", "--help", "-h"):
        print(HELP.format(names="\n".join(f"  {name:<12} {first_line(bench)}" for name, bench in BENCHES.items())), end="")
        return 0
    home = Home.find()
    if words == ["--readme"]:
        README.write_text(results.readme(README.read_text(), results.kept(home), {name: first_line(bench) for name, bench in BENCHES.items()}))
        return 0
    unknown = [word for word in words if word not in BENCHES]
    if unknown:
        print(f"bench: there is no benchmark {unknown[0]!r}. `deploy/bench/run help` lists them.", file=sys.stderr)
        return 2
    return run(words or [name for name in BENCHES if name not in WHEN_NAMED], home, Report())


def run(names, home, report):
    """Runs them all, whatever one of them comes to."""
    place = Place(report)
    try:
        return 0 if all([held(name, place, home, report) for name in names]) else 1
    except KeyboardInterrupt:
        return 130
    finally:
        place.close()


def held(name, place, home, report):
    """Runs one, shows and keeps what it comes to, and says whether it holds: no goal missed by far, nothing broken."""
    report.say(f"\n{name}: {first_line(BENCHES[name])}")
    result, begun = results.begin(home.checkout), time.monotonic()
    result.update(outcome_of(BENCHES[name], place, report))
    result["seconds"] = round(time.monotonic() - begun, 1)
    results.keep(home, name, result)
    if result.get("why"):
        report.say(f"  {'–' if result['outcome'] == 'skipped' else '✗'} {name} {result['outcome']}: {result['why']}")
    return result["outcome"] in ("held", "skipped")


def outcome_of(bench, place, report):
    try:
        found = bench.measure(place, report)
    except Skipped as reason:
        return {"outcome": "skipped", "why": str(reason)}
    except Trouble as trouble:
        return {"outcome": "failed", "why": str(trouble)}
    except Exception as mistake:  # one broken benchmark must not take the others with it
        report.say(traceback.format_exc())
        return {"outcome": "failed", "why": f"{type(mistake).__name__}: {mistake}"}
    report.say("\n".join(["", table(found.figures), *(["", found.remark] if found.remark else []), ""]))
    return results.measured(found)


def first_line(bench):
    return bench.__doc__.strip().splitlines()[0]
