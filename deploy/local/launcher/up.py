"""Starts what is not running and waits until all of it is ready."""
import time

from . import lock, logs, ports, processes, variables, warm
from .parts import all_parts
from .plan import check_call, prepare
from .trouble import Trouble

PROBE_EVERY = 0.5  # seconds; more often would slow down what is starting


def up(home, report, may_build=True, only=()):
    """Returns when everything (or `only` these parts and what they need) is ready. What is up stays as it is, unless its
    program or its settings have changed."""
    check_call(home, only)
    home.claim()
    with lock.only_one(home, "up", report.say):
        report.say(f"Slipway in {home.root}, ports {home.port('catalog')}–{home.port('temporal-metrics')}")
        platform, asked = prepare(home, report, may_build, only)
        parts = platform.startable(asked)
        cold = warm.missing(platform, parts)
        if cold:
            start([p for p in parts if p.kind != "service"], platform, report)
            warm.train(platform, cold, report)
        begun = start(parts, platform, report)
        for part in asked:
            if part not in parts:
                report.say(f"  – {part.name:<12}          skipped: {platform.module(part.module).path} has no program yet")
        platform.layout.sweep([ports.command_line(record.pid) for p in all_parts(home) if (record := p.running())])
        what = ", ".join(only) or "All"
        report.say(f"{what} up after {report.elapsed():.1f} s." if begun else f"{what} up already ({report.elapsed():.1f} s).")


def start(parts, platform, report):
    """Starts what is missing of these parts, and gives the names of those."""
    stop_outdated(platform, parts, report)
    free_ports(platform.home, [p for p in parts if not p.running()])
    return Start(platform, parts, report).wait()


def stop_outdated(platform, parts, report):
    """Stops what runs an earlier build or other settings, and a database whose making was interrupted."""
    old = []
    for part in parts:
        part.settle()
        record = part.running()
        if record and (record.fingerprint != part.fingerprint(platform) or part.name == "postgres" and not part.finished()):
            old.append((part, record))
    for part, record in old:
        report.say(f"  … {part.name} has changed: starting it again")
        processes.stop([record], part.signals)


def free_ports(home, parts):
    """Every port of the parts to be started is free, or a sentence says who has it. Own processes that were lost sight of are stopped."""
    for part in parts:
        for name in part.ports:
            _free(home, part, name)


def _free(home, part, name, patience=5):
    port, end = home.port(name), time.monotonic() + patience
    while not (ports.is_free(port) and (name not in ports.UDP or ports.is_free(port, udp=True))):
        lost = leftover(home, port)
        if lost:
            processes.stop([lost], part.signals)
            continue
        who = ports.holder(port)
        stays = who and processes.identity(who[0])  # what was just killed holds its ports for a moment more
        if stays or time.monotonic() > end:
            by = f"process {who[0]} ({who[1][:120]})" if who else "another process"
            raise Trouble(f"Port {port}, needed for {name}, is in use by {by}. Stop that one, or choose other ports: "
                          f"SLIPWAY_PORT_BASE={home.port_base + 1000} deploy/slipway up")
        time.sleep(0.1)


def leftover(home, port):
    """A process on this port that was started from this state folder, though no record of it is left."""
    who = ports.holder(port)
    identity = processes.identity(who[0]) if who and f"{home.root}/" in who[1] else None
    return processes.Record(who[0], identity, time.time()) if identity else None


class Start:
    """Starts parts as soon as what they need is ready, and watches all of them at once."""

    def __init__(self, platform, parts, report):
        self.platform, self.report = platform, report
        self.waiting = {p.name: p for p in parts if not p.running()}
        self.starting = {p.name: (p, None, time.monotonic()) for p in parts if p.running()}
        self.ready, self.probed, self.begun = set(), {}, []
        self.known, self.looked = {p.name: p for p in parts}, time.monotonic()

    def wait(self):
        """Until all are ready; gives the names of those that had to be started."""
        while self.waiting or self.starting:
            for part in list(self.waiting.values()):
                if all(need in self.ready for need in part.needs if need in self.known):
                    self._start(part)
            for part, process, begun in list(self.starting.values()):
                self._look(part, process, begun)
            self._keep()
            if self.starting:
                time.sleep(0.1)
        return self.begun

    def _keep(self):
        """What was ready still runs, or nothing that needs it would ever get ready."""
        if not self.starting or time.monotonic() - self.looked < PROBE_EVERY:
            return
        self.looked = time.monotonic()
        for part in (self.known[name] for name in self.ready):
            if not part.running():
                raise Trouble(f"{part.name} ended while {', '.join(self.starting)} was starting. "
                              f"The end of its log, {part.log()}:\n{logs.why(part.log())}")

    def _start(self, part):
        del self.waiting[part.name]
        self.begun.append(part.name)
        environment = {**variables.base(self.platform.home), **part.environment(self.platform)}
        process = processes.start(part.command(self.platform), environment, part.folder(), part.log())
        if part.ends_by_itself:
            processes.save(self.platform.home, part.STARTER, processes.Record(process.pid, processes.identity(process.pid) or "", time.time()))
        else:
            self._record(part, process.pid)
        self.starting[part.name] = (part, process, time.monotonic())

    def _record(self, part, pid):
        identity = processes.identity(pid)
        if identity:
            part.started(processes.Record(pid, identity, time.time(), part.fingerprint(self.platform)))

    def _look(self, part, process, begun):
        if not self._lives(part, process):
            return
        now = time.monotonic()
        if now - self.probed.get(part.name, begun if process else 0) < PROBE_EVERY:
            return
        self.probed[part.name] = now
        if (part.ends_by_itself and process and process.poll() is None) or not part.ready():
            if now - begun > part.patience:
                raise Trouble(f"{part.name} runs, but is not ready after {part.patience} s. {part.says()}\n"
                              f"The end of its log, {part.log()}:\n{logs.why(part.log())}")
            return
        del self.starting[part.name]
        self.ready.add(part.name)
        if process:
            if part.ends_by_itself:
                self._record(part, part.running().pid)
            self.report.done(part.name, time.monotonic() - begun, self.platform.home.address(part.ports[0]))

    def _lives(self, part, process):
        """Whether it still runs. What ran before us and has ended since (a kill takes a moment to take effect) is started anew."""
        ended = process.poll() if process else (None if part.running() else "unknown")
        if ended is None or (part.ends_by_itself and ended == 0 and part.running()):
            return True
        if process:
            raise Trouble(f"{part.name} ended while it was starting (exit code {ended}). "
                          f"The end of its log, {part.log()}:\n{logs.why(part.log())}")
        del self.starting[part.name]
        free_ports(self.platform.home, [part])
        self.waiting[part.name] = part
        return False
