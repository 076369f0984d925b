"""The parts of the platform: how each is started, recognised, asked for its health, and stopped."""
import contextlib
import hashlib
import json
import os
import signal
import time

from . import probes, processes, temporal, variables
from .modules import SERVICES
from .ports import command_line

JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "-XX:+ExitOnOutOfMemoryError",
       "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
YOUNG = ("-XX:NewSize=24m", "-XX:MaxNewSize=32m")  # a third of the heap, as is usual, would stay resident for nothing
HEAPS = {"gate": "256m", "cost": "224m"}  # they read large bodies; an untouched heap costs nothing


class Part:
    """One process. `needs` names the parts that have to be ready before it is started."""

    kind, needs, ends_by_itself = "infrastructure", (), False
    signals, patience = (signal.SIGTERM, signal.SIGKILL), 120
    health = None  # (port's name, path) of a health document, where there is one

    def __init__(self, home, name, ports):
        self.home, self.name, self.ports = home, name, ports

    def running(self):
        """The record of the living process, or None."""
        record = processes.load(self.home, self.name)
        return record if record and record.alive() else None

    def ready(self):
        return probes.http(self.home.port(self.health[0]), self.health[1])

    def says(self):
        """What it answers when asked how it is, for people."""
        return probes.words(self.home.port(self.health[0]), self.health[1]) if self.health else ""

    def command(self, platform):
        raise NotImplementedError

    def environment(self, platform):
        return {}

    def content(self, platform):
        """What, beside command and environment, makes a running process outdated when it changes."""
        return ""

    def fingerprint(self, platform):
        whole = [[str(word) for word in self.command(platform)], self.environment(platform), self.content(platform)]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:16]

    def started(self, record):
        processes.save(self.home, self.name, record)

    def settle(self):
        """Before it is started or stopped: waits for what an interrupted command may have left half done."""

    def log(self):
        return self.home.log(self.name)

    def folder(self):
        return self.home.data / self.name


class Java(Part):
    """A JVM with a program of one of our modules."""

    module, heap, main, options = "local", "128m", None, ()

    def command(self, platform):
        module = platform.module(self.module)
        program, cache = platform.layout.program(module), platform.layout.cache(module)
        warm = (f"-XX:AOTCache={cache}",) if cache.exists() else ()
        what = ("-cp", program, self.main) if self.main else ("-jar", program)
        return (platform.java / "bin" / "java", f"-Xmx{self.heap}", *JVM, *self.options, *warm, *what)


class Postgres(Java):
    """The JVM starts the server, makes what is missing in it, and ends. The server is known by the file that it writes itself."""

    main, ends_by_itself = "dev.slipway.local.postgres.PostgresProcess", True
    options = ("-Dlogback.configurationFile=logback-infrastructure.xml",)
    signals = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)  # fast, immediate
    STARTER = "postgres-starter"

    def __init__(self, home):
        super().__init__(home, "postgres", ["postgres"])

    def running(self):
        pid, since = self._noted()
        identity = processes.identity(pid) if pid else None
        if identity is None or str(self.folder()) not in command_line(pid):
            return None
        known = processes.load(self.home, self.name)
        return processes.Record(pid, identity, since, known.fingerprint if known else "")

    def _noted(self):
        """(its process, since when) as the server itself wrote down, be it still there or not."""
        try:
            lines = (self.folder() / "postmaster.pid").read_text().splitlines()
            return int(lines[0]), float(lines[2])
        except (OSError, ValueError, IndexError):
            return None, None

    def ready(self):
        return self.finished() and probes.postgres(self.home.port("postgres"))

    def finished(self):
        return (self.home.data / "postgres.finished").exists()

    def settle(self):
        """Two starters would spoil each other's work, so an earlier one ends first; of one that was killed, nothing stays at work.
        A server that was killed has to have left the kernel's table, too: the next one would take it for a server that runs, and refuse to start."""
        starter = processes.load(self.home, self.STARTER)
        end = time.monotonic() + 60
        while starter and starter.alive() and time.monotonic() < end:
            time.sleep(0.1)
        if starter and not self.finished() and processes.identity(starter.pid) in (None, starter.identity):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(starter.pid, signal.SIGKILL)
        processes.forget(self.home, self.STARTER)
        end, (pid, _) = time.monotonic() + 10, self._noted()
        while pid and processes.is_dead_entry(pid) and time.monotonic() < end:
            time.sleep(0.1)

    def environment(self, platform):
        return variables.postgres(self.home, platform.secrets)

    def fingerprint(self, platform):
        """The program may change without a restart of the server: only what it was asked for counts."""
        return hashlib.sha256(json.dumps(self.environment(platform), sort_keys=True).encode()).hexdigest()[:16]


class Kafka(Java):
    main, heap = "dev.slipway.local.kafka.KafkaProcess", "256m"
    options = ("-Dlogback.configurationFile=logback-infrastructure.xml",)

    def __init__(self, home):
        super().__init__(home, "kafka", ["kafka", "kafka-controller"])

    def ready(self):
        return probes.kafka(self.home.port("kafka"))

    def environment(self, platform):
        return variables.kafka(self.home)

    def fingerprint(self, platform):
        return hashlib.sha256(json.dumps(self.environment(platform), sort_keys=True).encode()).hexdigest()[:16]


class Temporal(Part):
    health = "temporal-http", "/api/v1/namespaces/default"

    def __init__(self, home):
        super().__init__(home, "temporal", ["temporal", "temporal-http", "temporal-metrics"])

    def command(self, platform):
        return temporal.command(self.home, platform.temporal_program)


class StandIns(Java):
    kind, heap, health = "stand-ins", "160m", ("issuer", "/health")

    def __init__(self, home):
        super().__init__(home, "standins", ["issuer", "registry", "github", "slack", "cluster-http", "cluster-https", "cluster-api", "dns-server", "ca"])

    def environment(self, platform):
        return variables.stand_ins(self.home, platform.secrets)


class Service(Java):
    kind, heap, options, patience = "service", "160m", YOUNG, 300
    needs = ("postgres", "kafka", "temporal", "standins")

    def __init__(self, home, area):
        super().__init__(home, area, [area])
        self.heap = HEAPS.get(area, self.heap)
        self.module, self.health = area, (area, "/actuator/health/readiness")

    def environment(self, platform):
        return variables.service(self.home, platform.secrets, self.name, platform.temporal_address)


def all_parts(home, own_temporal=True):
    """Every part in the order in which they are shown; a Temporal that somebody else runs is none of ours."""
    parts = [Postgres(home), Kafka(home), *([Temporal(home)] if own_temporal else []), StandIns(home)]
    return parts + [Service(home, area) for area in SERVICES]
