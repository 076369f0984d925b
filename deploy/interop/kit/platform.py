"""An embedded platform of the part's own: another state folder, other ports, and stopped at the end."""
import contextlib
import json
import os
import random
import shutil
import subprocess
import sys

from launcher import ports
from launcher.down import down
from launcher.home import Home
from launcher.report import Report
from launcher.trouble import Trouble

from .part import CHECKOUT, HOME


class Slipway:
    """`deploy/slipway` with the environment of this platform."""

    def __init__(self, environment):
        self.environment = environment

    def __call__(self, *arguments, output=None):
        done = subprocess.run([sys.executable, str(CHECKOUT / "deploy" / "slipway"), *arguments], env=self.environment,
                              stdin=subprocess.DEVNULL, stdout=output, text=True)
        if done.returncode:
            raise Trouble(f"`deploy/slipway {' '.join(arguments)}` failed; the lines above say why")
        return done.stdout

    def addresses(self):
        return json.loads(self("status", "--json", "--secrets", output=subprocess.PIPE))


@contextlib.contextmanager
def own(folder, **environment):
    """A platform that nothing has been started of yet."""
    home = folder / "home"
    home.mkdir()
    (home / "cache").symlink_to(HOME.cache)  # what was downloaded once
    slipway = Slipway({**os.environ, "SLIPWAY_HOME": str(home), "SLIPWAY_PORT_BASE": str(_free_base()), **environment})
    try:
        yield slipway
    finally:
        slipway("down")


@contextlib.contextmanager
def beside(name, ports_above):
    """The Home of an empty platform in a folder of the usual one's, with ports of its own; what failed stays there with its logs until the next run."""
    HOME.prepare()
    root = HOME.root / name
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    (root / "cache").symlink_to(HOME.cache, target_is_directory=True)
    home = Home.find({**os.environ, "SLIPWAY_HOME": str(root), "SLIPWAY_PORT_BASE": str(HOME.port_base + ports_above)})
    try:
        yield home
    finally:
        down(home, Report(sys.stderr))
    shutil.rmtree(root)


def _free_base():
    """A port base under which everything is free, below the ports that systems hand out to clients."""
    while True:
        base = random.randrange(12000, 32000)
        if all(ports.is_free(base + offset) for offset in ports.OFFSETS.values()):
            return base
