"""What has to be there before anything is started: JDK, disk, secrets, repository, built programs."""
import os
import shutil

from . import environments, jdk, modules, temporal, vault
from .build import Layout, build
from .parts import all_parts
from .trouble import Trouble

FIRST_TIME, LATER = 4 << 30, 1 << 29  # bytes free


class Platform:
    """Everything that starting a part asks for."""

    def __init__(self, home, java):
        self.home, self.java = home, java
        self.layout = Layout(home)
        self.secrets = vault.ensure(home)
        self.modules = {m.name: m for m in modules.all_modules(home.checkout)}
        self.temporal_program = None
        self.temporal_address = temporal.external() or home.address("temporal")

    def module(self, name):
        return self.modules[name]

    def parts(self, only=()):
        """The parts to start: all whose program exists, or `only` these and what they need."""
        parts = all_parts(self.home, own_temporal=temporal.external() is None)
        wanted = {name for p in parts if not only or p.name in only for name in (p.name, *p.needs)}
        return [p for p in parts if p.name in wanted]

    def startable(self, parts):
        return [p for p in parts if not hasattr(p, "module") or self.module(p.module).jar()]

    def modules_of(self, parts):
        names = {p.module for p in parts if hasattr(p, "module")} | {"local"}
        return [m for m in self.modules.values() if m.name in names]


def check_call(home, only=()):
    """Ends a wrong call: there is no such part, or what the environment says is no address. Nothing is written or waited for, so this comes first."""
    home.registry()
    known = [p.name for p in all_parts(home, own_temporal=temporal.external() is None)]
    unknown = [name for name in only if name not in known]
    if unknown:
        raise Trouble(f"There is no part called {unknown[0]!r} to start. There are: {', '.join(known)}.", 2)


def prepare(home, report, may_build=True, only=()):
    """Checks and makes all that is needed. Gives the Platform and its parts, ready to be started."""
    check_disk(home)
    java = jdk.find_jdk()
    home.prepare()
    platform = Platform(home, java)
    parts = platform.parts(only)
    temporal.require({need for part in parts for need in part.needs})
    needed = platform.modules_of(parts)
    environments.ensure(home)
    environments.ensure_heads(home)
    if may_build:
        outdated = [m for m in needed if m.has_program() and m.outdated()]
        if outdated:
            build(home, outdated, java, report)
    if platform.module("local").jar() is None:
        raise Trouble("deploy/local is not built. Run `deploy/slipway up` without --no-build.")
    fresh = platform.layout.missing([m for m in needed if m.jar()])
    if fresh:
        with report.task(f"extracting {', '.join(m.name for m in fresh)}"):
            platform.layout.extract(fresh)
    vault.ensure_keys(home, java, platform.layout.program(platform.module("local")))
    if any(p.name == "temporal" for p in parts):
        platform.temporal_program = temporal.program(home, report)
    return platform, parts


def check_disk(home):
    """Fails early, and says by how much."""
    folder = home.root
    while not folder.exists():
        folder = folder.parent
    needed = LATER if (home.apps / "index.json").exists() else FIRST_TIME
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Trouble(f"{folder} has {free / (1 << 30):.1f} GiB free, and {needed / (1 << 30):.1f} GiB are needed. "
                      "Free some space, or set SLIPWAY_HOME to a folder on a larger disk.")
    if not os.access(folder, os.W_OK):
        raise Trouble(f"{folder} cannot be written to. Set SLIPWAY_HOME to a folder of yours.")
