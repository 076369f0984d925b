"""Promotions that wait for a person, 1,000 at once: threads, memory, and how soon one approval acts."""
import concurrent.futures
import copy
import io
import os
import time

from launcher import processes
from launcher.report import Report
from launcher.story import build, release
from launcher.story.scene import Scene

from . import watch
from .figure import Figure, Measured

COUNT = int(os.environ.get("SLIPWAY_BENCH_PROMOTIONS", "1000"))
AT_ONCE, APPROVALS, IDLE = 4, 5, 20  # the last in seconds
PATIENCE = 900  # seconds for all of them, after the last was pushed
SPARE = 40  # threads that pools may add, whatever waits
WAITING, APPROVED = "awaiting-approval", "approved"
PARTS = ("promotion", "temporal")


def measure(place, report):
    home = place.whole().home
    first = Scene(home, Report(io.StringIO()))
    warm = [one(first, number) for number in range(2)]
    for scene in warm:
        until_waiting(scene)
    approve(warm[0])
    before, idle_before, alone = looks(home), busy(home, IDLE), approve(warm[1])
    with report.task(f"bringing {COUNT:,} promotions to where they wait"):
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            scenes = list(pool.map(lambda number: one(first, number), range(len(warm), len(warm) + COUNT)))
        end = time.monotonic() + PATIENCE
        for scene in scenes:
            until_waiting(scene, end - time.monotonic())
    after = looks(home)
    idle = busy(home, IDLE)
    acted, onward = (sorted(times) for times in zip(*(approve(scene) for scene in scenes[:APPROVALS])))
    return Measured([Figure(f"threads of the promotion service, {COUNT:,} waiting", after["promotion"][0], "", "with 1 waiting", before["promotion"][0],
                            before["promotion"][0] + SPARE),
                     Figure("its memory", after["promotion"][1], "MiB", "with 1 waiting", before["promotion"][1]),
                     Figure("memory of Temporal's server", after["temporal"][1], "MiB", "with 1 waiting", before["temporal"][1]),
                     Figure("processor that waiting takes", 100 * idle, "% of a core", "with 1 waiting", 100 * idle_before),
                     Figure(f"approval → the promotion has acted on it, middle of {APPROVALS}", acted[len(acted) // 2], "ms", "with 1 waiting", alone[0], goal=500),
                     Figure("longest", acted[-1], "ms", goal=500),
                     Figure(f"→ production is begun, middle of {APPROVALS}", onward[len(onward) // 2], "ms", "with 1 waiting", alone[1])])


def one(first, number):
    """An app of its own, registered, with a build that passes."""
    scene = copy.copy(first)
    scene.app, scene.notes = f"{first.app}-{number}", {}
    release.register(scene)
    release.triage(scene)
    scene.notes["digest"], _ = build.publish(scene, "0.1.0", build.HARMLESS)
    return scene


def until_waiting(scene, seconds=300):
    scene.notes["promotion"] = scene.until(f"{scene.app} {WAITING}", lambda: next((p for p in promotions(scene) if p["state"] == WAITING), None),
                                           "promotion", "gate", seconds=seconds)["id"]


def promotions(scene):
    return scene.call("promotion", "GET", f"/api/v1/promotions?app={scene.app}", "creator")["items"]


def approve(scene):
    """Milliseconds from the decision's request until the promotion has acted on it, which stands in its history, and until it goes on, once gate, catalog and cost have been
    asked again."""
    path, begun = "/api/v1/promotions/" + scene.notes["promotion"], time.monotonic()
    scene.call("promotion", "POST", path + "/decisions", "approver", {"decision": "approve", "digest": scene.notes["digest"], "reason": "Looks good."})
    acted = None
    while True:
        seen = scene.call("promotion", "GET", path, "approver")
        taken = 1000 * (time.monotonic() - begun)
        acted = acted or (taken if any(each["step"] == APPROVED for each in seen["history"]) else None)
        if acted and seen["state"] != WAITING:
            return acted, taken
        time.sleep(0.01)


def looks(home):
    """Part to (threads, resident MiB)."""
    return {name: (watch.threads(record.pid), (processes.memory(record.pid) or 0) >> 20) for name in PARTS if (record := processes.load(home, name))}


def busy(home, seconds):
    """Share of a core that the promotion service takes while nothing happens."""
    pid = processes.load(home, "promotion").pid
    begun = watch.processor(pid)
    time.sleep(seconds)
    return (watch.processor(pid) - begun) / seconds
