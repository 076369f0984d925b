"""commit → consumer through our outbox, beside bare Kafka with the relay's producer settings, and beside the same transactions with nothing announced."""
import collections
import subprocess

from launcher import variables
from launcher.trouble import Trouble

from . import place
from .figure import Figure, Measured

MAIN = "dev.slipway.bench.outbox.OutboxProcess"


class Contender:
    """Starts the processes of one contender."""

    def __init__(self, platform, classpath, name="slipway", kind="slipway", area="catalog", settings=()):
        """`area` names the schema and the topic that it has; `kind` is slipway or namastack."""
        self.kind, self.area, self.settings = kind, area, dict(settings)
        self.name, self.platform, self.classpath = name, platform, classpath
        self.log = name.replace(", ", "-").replace(" ", "-")
        self.before = collections.Counter()

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

    def drain(self):
        """Publishes what is left and compares: what has come to it since the last time, for the topic keeps everything."""
        whole = collections.Counter(self.result("drain"))
        since = {name: whole[name] - self.before[name] for name in ("events", "lost", "repeated", "overtaken")}
        self.before = whole
        return {**since, "stuck": whole["stuck"], "drained": whole["drained"]}

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
    bare = measured_bare(platform, report)
    with report.task("measuring slipway"):
        found = Contender(platform, place.program(platform, report)).result("figures")
    return Measured(latency("slipway", found, bare, goal=20))


def measured_bare(platform, report):
    """The figures of Kafka alone."""
    classpath = place.program(platform, report)
    with report.task("measuring bare Kafka"):
        return place.result(platform, place.java(platform, classpath, MAIN, "bare"), {"SLIPWAY_KAFKA": platform.home.address("kafka")}, "bare")


def latency(name, of, bare, goal=None):
    return [Figure(f"{name}: commit → consumer, p50", of["p50"], "ms", "bare Kafka", bare["p50"], goal),
            Figure(f"{name}: p95", of["p95"], "ms", "bare Kafka", bare["p95"]),
            Figure(f"{name}: p99", of["p99"], "ms", "bare Kafka", bare["p99"]),
            Figure(f"{name}: sustained", of["rate"], "events/s", "bare Kafka", bare["rate"]),
            Figure(f"{name}: sustained", of["rate"], "events/s", "the same transactions, nothing announced", of["commits"])]
