"""The platform that is tortured: a copy of its own, made anew for each run, beside the one that the caller may be using."""
import os

from .. import ports
from ..down import reset
from ..home import Home
from ..plan import check_call
from ..trouble import Trouble

PORTS_ABOVE = 100


def fresh(home, report):
    """The Home of an empty platform in the folder `torture` of the state folder. What was downloaded is shared with the caller's."""
    check_call(home)
    try:
        base = ports.parse_base(str(home.port_base + PORTS_ABOVE))
    except ValueError as e:
        raise Trouble(f"The torture counts its ports from SLIPWAY_PORT_BASE + {PORTS_ABOVE}: {e}", 2)
    ground = Home(home.root / "torture", home.checkout, base)
    home.claim()
    home.cache.mkdir(exist_ok=True)
    ground.root.mkdir(mode=0o700, exist_ok=True)
    if not ground.cache.exists():
        os.symlink(home.cache, ground.cache)
    if ground.is_ours():
        reset(ground, report, agreed=True)
    return ground
