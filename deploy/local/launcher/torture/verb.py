"""The verb `torture`: a platform of its own, a run, and everything stopped at the end."""
from .. import down
from ..up import up
from . import ground
from .run import Run


def torture(home, report, options):
    """The exit status: 0 only if nothing was lost, done twice or out of order, and as much was done as was asked for."""
    place = ground.fresh(home, report)
    report.say(f"Torture in {place.root}: {options.minutes:g} minutes, at least {options.kills} kills and {options.events} events. "
               f"Again with the same kills: --seed {options.seed}")
    try:
        up(place, report, options.may_build)
        return Run(place, report, options).go()
    finally:
        down.down(place, report)
