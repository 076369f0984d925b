"""Caches of loaded and linked classes (JEP 514): the platform starts in a half to two thirds of the time, for 180 MB of disk and half a minute once for each build."""
import os
import subprocess

from . import variables
from .parts import Service

WANTED = "SLIPWAY_AOT"
# The process that writes a cache holds every class in its heap, and would collect garbage for minutes in that of the service (JEP 514 names the variable).
WRITER = {"JDK_AOT_VM_OPTIONS": "-Xmx768m"}


def missing(platform, parts, environ=os.environ):
    """The services whose cache is to be made now: none unless SLIPWAY_AOT=1. A cache that is there is used in any case."""
    if environ.get(WANTED) != "1":
        return []
    return [p for p in parts if isinstance(p, Service) and not platform.layout.cache(platform.module(p.module)).exists()]


def train(platform, parts, report):
    """Starts each service once, on a port of its own, up to where it would begin to serve. A failure costs only the cache."""
    for part in parts:
        cache = platform.layout.cache(platform.module(part.module))
        draft = cache.with_suffix(".new")
        command = [*part.command(platform)[:-2], f"-XX:AOTCacheOutput={draft}", "-Dspring.context.exit=onRefresh", *part.command(platform)[-2:]]
        environment = {**variables.base(platform.home), **part.environment(platform), "SERVER_PORT": "0", **WRITER}
        log = platform.home.log(f"{part.name}-training")
        with report.task(f"warming {part.name}"), open(log, "wb") as output:
            done = subprocess.run([str(word) for word in command], env=environment, cwd=platform.home.cache,
                                  stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        if done.returncode or not draft.exists():
            report.say(f"  – {part.name} starts without a cache; why: {log}")
            draft.unlink(missing_ok=True)
        else:
            os.replace(draft, cache)
