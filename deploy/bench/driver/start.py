"""From nothing running to all healthy, and the memory of the whole platform: plain, and with caches of loaded classes."""
import os
import time

from launcher import down, plan, processes, status, up, warm
from launcher.report import Report

from . import watch
from .figure import Figure, Measured

QUIET = 20  # seconds after the start, when what the start needed alone is collected


def measure(place, report):
    home = place.whole().home
    with report.task("starting plainly"):
        plain = once(home)
    os.environ[warm.WANTED] = "1"
    try:
        platform, parts = plan.prepare(home, report, may_build=False)
        warm.train(platform, warm.missing(platform, parts), report)
        with report.task("starting with caches"):
            warmed = once(home)
    finally:
        del os.environ[warm.WANTED]
    return Measured([Figure("start to all healthy, built", plain[0], "s", goal=45), Figure("processor time of it", plain[1], "s"),
                     Figure("resident in all", plain[2], "MiB", goal=3072),
                     Figure("with AOT caches: start to all healthy", warmed[0], "s", "plain", plain[0], goal=45),
                     Figure("processor time of it", warmed[1], "s", "plain", plain[1]),
                     Figure("resident in all", warmed[2], "MiB", "plain", plain[2], goal=3072)])


def once(home):
    """(seconds, seconds of processor, MiB) of one start of everything, with data and programs already there."""
    quiet = Report(open(os.devnull, "w"))
    down.stop_all(home, quiet)
    begun = time.monotonic()
    up.up(home, quiet, may_build=False)
    took = time.monotonic() - begun
    records = [record for _, record, _ in status.look(home) if record]
    used = sum(watch.processor(record.pid) for record in records)
    time.sleep(QUIET)
    return took, used, sum(processes.memory(record.pid) or 0 for record in records) >> 20
