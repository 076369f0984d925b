"""Our outbox beside a library for the same purpose: commit → consumer, and what is left after kills, an outage of the broker, and clocks that differ."""
import random
import signal
import time

from launcher import processes, up

from . import place
from .figure import Figure, Measured
from .outbox import Contender, latency, measured_bare

SEED = 20_261_101
KILLS, OUTAGE, TOGETHER = 5, 75, 20  # times; seconds
SKEW = "-200ms"
# As quick and as patient as its settings allow; what it comes with is a poll each 2 s and three retries.
TUNED = {"namastack.outbox.polling.batch-size": 200, "namastack.outbox.polling.fixed.interval": "5ms",
         "namastack.outbox.retry.policy": "fixed", "namastack.outbox.retry.fixed.delay": "500ms", "namastack.outbox.retry.max-retries": 1_000_000,
         "namastack.outbox.instance.heartbeat-interval": "1s", "namastack.outbox.instance.stale-instance-timeout": "4s",
         "namastack.outbox.instance.rebalance-interval": "1s"}
CONTENDERS = (  # name, kind, area, settings
    ("slipway", "slipway", "catalog", {}),
    ("namastack, tuned", "namastack", "gate", TUNED),
    ("namastack, as it comes", "namastack", "dns", {}),
)


def measure(place_, report):
    platform = place_.only("postgres", "kafka")
    bare = measured_bare(platform, report)
    contenders = [Contender(platform, place.program(platform, report), *of) for of in CONTENDERS]
    figures, ends = [], []
    for contender in contenders:
        with report.task(f"measuring {contender.name}"):
            figures += latency(contender.name, contender.result("figures"), bare, 20 if contender.kind == "slipway" else None)
            contender.drain()
    for scene, several in ((kill, contenders[:2]), (outage, contenders), (clocks, contenders[:2])):
        for contender in several:
            with report.task(f"{scene.__name__}: {contender.name}"):
                ends.append((scene.__name__, contender.name, scene(contender, report)))
    return Measured(figures + faults(ends), after_faults(ends))


def kill(contender, report):
    """Killed again and again at a random moment, and started again."""
    moments = random.Random(SEED)
    for _ in range(KILLS):
        process = contender.writer()
        time.sleep(1 + 3 * moments.random())
        process.kill()
        process.wait()
    return contender.drain()


def outage(contender, report):
    """The broker is killed and comes back after a while; the writers go on."""
    process = contender.writer()
    broker = processes.load(contender.platform.home, "kafka")
    processes.stop([broker], (signal.SIGKILL,))
    time.sleep(OUTAGE)
    up.up(contender.platform.home, report, may_build=False, only=["kafka"])
    time.sleep(5)
    process.kill()
    process.wait()
    return contender.drain()


def clocks(contender, report):
    """Two replicas; the clock of one is behind."""
    writers = [contender.writer(), contender.writer(SKEW)]
    time.sleep(TOGETHER)
    for process in writers:
        process.terminate()
    for process in writers:
        process.wait(60)
    return contender.drain()


def faults(ends):
    """Ours must lose nothing and let nothing overtake."""
    ours = [end for _, name, end in ends if name == "slipway"]
    return [Figure("slipway: lost or overtaken after all of this", sum(end["lost"] + end["overtaken"] for end in ours), "events", goal=1)]


def after_faults(ends):
    rows = [f"| {scene} | {name} | {end['events']:,} | {end['lost']:,} | {end['stuck']:,} | {end['repeated']:,} | {end['overtaken']:,} "
            f"| {end['drained'] / 1000:.1f} s |" for scene, name, end in ends]
    return "\n".join(["| after | contender | committed | lost | unpublished | twice on the topic | overtaken in their subject | the rest published after |",
                      "|---|---|---|---|---|---|---|---|", *rows])
