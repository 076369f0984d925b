"""commit → consumer through our outbox, beside a library for the same purpose and beside bare Kafka; and what is left after kills, an outage, clocks that differ."""
import random
import signal
import subprocess
import time

from launcher import processes, up, variables
from launcher.trouble import Trouble

from . import place
from .figure import Figure, Measured

MAIN = "dev.slipway.bench.outbox.OutboxProcess"
SEED = 20_261_101
KILLS, OUTAGE, TOGETHER = 5, 45, 20  # times; seconds
SKEW = "-200ms"
# As quick and as patient as its settings allow; what it comes with is a poll each 2 s and three retries.
TUNED = {"namastack.outbox.polling.batch-size": 200, "namastack.outbox.polling.fixed.interval": "5ms",
         "namastack.outbox.retry.policy": "fixed", "namastack.outbox.retry.fixed.delay": "500ms", "namastack.outbox.retry.max-retries": 1_000_000,
         "namastack.outbox.instance.heartbeat-interval": "1s", "namastack.outbox.instance.stale-instance-timeout": "4s",
         "namastack.outbox.instance.rebalance-interval": "1s"}
CONTENDERS = {  # name: (contender, area whose schema and topic it has, settings)
    "slipway": ("slipway", "catalog", {}),
    "namastack, tuned": ("namastack", "gate", TUNED),
    "namastack, as it comes": ("namastack", "dns", {}),
}


class Contender:
    """Starts the processes of one contender."""

    def __init__(self, name, platform, classpath):
        self.kind, self.area, self.settings = CONTENDERS[name]
        self.name, self.platform, self.classpath = name, platform, classpath
        self.log = name.replace(", ", "-").replace(" ", "-")

    def environment(self):
        service = variables.service(self.platform.home, self.platform.secrets, self.area, "")
        if self.kind != "slipway":  # it makes its tables itself
            service.update(SLIPWAY_DB_USER=service["SLIPWAY_DB_OWNER"], SLIPWAY_DB_PASSWORD=service["SLIPWAY_DB_OWNER_PASSWORD"])
        return service

    def command(self, what, **settings):
        locations = "classpath:db/runtime,classpath:db/bench" if self.kind == "slipway" else "classpath:db/bench"
        given = {"slipway.area": self.area, "bench.topic": f"slipway.{self.area}", "spring.flyway.locations": locations,
                 "spring.datasource.hikari.maximum-pool-size": 16, **self.settings, **settings}
        return place.java(self.platform, self.classpath, MAIN, self.kind, what, *(f"--{name}={value}" for name, value in given.items()))

    def result(self, what):
        return place.result(self.platform, self.command(what), self.environment(), self.log)

    def writer(self, offset="0ms"):
        """A process that announces and publishes; it has begun when this returns."""
        log = self.platform.home.log(f"bench-{self.log}")
        with open(log, "ab") as errors:
            process = subprocess.Popen(self.command("write", **{"bench.clock-offset": offset}), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=errors, text=True, env={**variables.base(self.platform.home), **self.environment()})
        if process.stdout.readline().strip() != "alive":
            raise Trouble(f"the writer did not begin; its log: {log}")
        return process


def measure(place_, report):
    platform = place_.only("postgres", "kafka")
    classpath = place.program(platform, report)
    contenders = [Contender(name, platform, classpath) for name in CONTENDERS]
    with report.task("measuring bare Kafka"):
        bare = place.result(platform, place.java(platform, classpath, MAIN, "bare"), {"SLIPWAY_KAFKA": platform.home.address("kafka")}, "bare")
    figures, ends = {}, []
    for contender in contenders:
        with report.task(f"measuring {contender.name}"):
            figures[contender.name] = contender.result("figures")
    for scene, several in ((kill, contenders[:2]), (outage, contenders), (clocks, contenders[:2])):
        for contender in several:
            with report.task(f"{scene.__name__}: {contender.name}"):
                ends.append((scene.__name__, contender.name, scene(contender, report)))
    return Measured(latency(figures, bare) + faults(ends), after_faults(ends))


def kill(contender, report):
    """Killed again and again at a random moment, and started again."""
    moments = random.Random(SEED)
    for _ in range(KILLS):
        process = contender.writer()
        time.sleep(1 + 3 * moments.random())
        process.kill()
        process.wait()
    return contender.result("drain")


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
    return contender.result("drain")


def clocks(contender, report):
    """Two replicas; the clock of one is behind."""
    writers = [contender.writer(), contender.writer(SKEW)]
    time.sleep(TOGETHER)
    for process in writers:
        process.terminate()
    for process in writers:
        process.wait(60)
    return contender.result("drain")


def latency(figures, bare):
    lines = []
    for name, of in figures.items():
        ours = name == "slipway"
        lines += [Figure(f"{name}: commit → consumer, p50", of["p50"], "ms", "bare Kafka", bare["p50"], 20 if ours else None),
                  Figure(f"{name}: p95", of["p95"], "ms", "bare Kafka", bare["p95"]),
                  Figure(f"{name}: p99", of["p99"], "ms", "bare Kafka", bare["p99"]),
                  Figure(f"{name}: sustained", of["rate"], "events/s", "bare Kafka", bare["rate"])]
    return lines


def faults(ends):
    """Ours must lose nothing and let nothing overtake."""
    ours = [end for _, name, end in ends if name == "slipway"]
    return [Figure("slipway: lost or overtaken after all of this", sum(end["lost"] + end["overtaken"] for end in ours), "events", goal=1)]


def after_faults(ends):
    """Counted from the beginning of the run, for the topic keeps everything."""
    rows = [f"| {scene} | {name} | {end['events']:,} | {end['lost']:,} | {end['stuck']:,} | {end['repeated']:,} | {end['overtaken']:,} |"
            for scene, name, end in ends]
    return "\n".join(["| after | contender | committed in all | lost | unpublished | twice on the topic | overtaken in their subject |",
                      "|---|---|---|---|---|---|---|", *rows])
