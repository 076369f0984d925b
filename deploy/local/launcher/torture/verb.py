"""The verb `torture`: a platform of its own, a run, and everything stopped at the end."""
import traceback

from .. import down
from ..trouble import Trouble
from ..up import up
from . import ground
from .run import Run
from .summary import MISSED


def torture(home, report, options):
    """The exit status: 0 only if nothing was lost, done twice or out of order, and as much was done as was asked for."""
    try:
        return once(home, report, options)
    except Exception as e:
        if not options.plant or isinstance(e, Trouble) and e.code == 2:
            raise
        if not isinstance(e, Trouble):
            traceback.print_exc()
        report.say(f"  ✗ The run broke off, so it counts as one that did not find what was planted ({options.plant}): {e}")
        return MISSED  # 1 would say that it did


def once(home, report, options):
    place = ground.fresh(home, report)
    report.say(f"Torture in {place.root}: {options.minutes:g} minutes, at least {options.kills} kills and {options.events} events. "
               f"Again with the same kills: --seed {options.seed}")
    try:
        up(place, report, options.may_build)
        return Run(place, report, options).go()
    finally:
        down.down(place, report)
