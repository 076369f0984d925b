"""This commit's migrations, applied under whatever runs: a service of this commit starts beside it, takes no work, and ends as soon as it is ready."""
import re
import time

from launcher import extract, jdk, logs, parts, ports, probes, processes, temporal, variables, vault
from launcher.build import build
from launcher.modules import Module
from launcher.trouble import Trouble

from .part import CHECKOUT

PORTS_ABOVE = 50  # free of the platform's own
NO_WORK = {"SLIPWAY_OUTBOX_RELAY_ENABLED": "false", "SLIPWAY_INBOX_ENABLED": "false", "SLIPWAY_WORKERS_ENABLED": "false"}
COUNTING = {"LOGGING_LEVEL_ORG_FLYWAYDB": "INFO"}
PATIENCE = 300
APPLIED = re.compile(r"Successfully applied (\d+) migrations?")


class Beside:
    """Services of this commit for the platform in `home`, which others' programs run on: these stand in a folder of their own."""

    def __init__(self, home, areas, report):
        self.home, self.java = home, jdk.find_jdk()
        self.folder = home.root / "beside"
        modules = [Module(area, CHECKOUT) for area in areas]
        outdated = [module for module in modules if module.outdated()]
        if outdated:
            build(home, outdated, self.java, report)
        self.folder.mkdir()
        for module in modules:
            extract.extract(module.jar(), self.folder / module.name, self.folder / "libraries")

    def migrate(self, area):
        """Gives how many migrations the service applied before it was ready."""
        part, port = parts.Service(self.home, area), self.home.port(area) + PORTS_ABOVE
        if not ports.is_free(port):
            raise Trouble(f"Port {port}, needed for this commit's {area}, is in use")
        service = variables.service(self.home, vault.ensure(self.home), area, temporal.external() or self.home.address("temporal"))
        environment = {**variables.base(self.home), **service, "SERVER_PORT": str(port), **NO_WORK, **COUNTING}
        program, log = next((self.folder / area).glob("*.jar")), self.home.log(f"{area}-beside")
        command = (self.java / "bin" / "java", f"-Xmx{part.heap}", *parts.JVM, *part.options, "-jar", program)
        started = processes.start(command, environment, self.home.data / f"{area}-beside", log)
        try:
            self._ready(area, started, port, log)
        finally:
            started.terminate()
            started.wait(60)
        return sum(int(number) for number in APPLIED.findall(log.read_text(errors="replace")))

    @staticmethod
    def _ready(area, started, port, log):
        end = time.monotonic() + PATIENCE
        while not probes.http(port, "/actuator/health/readiness"):
            if started.poll() is not None or time.monotonic() > end:
                raise Trouble(f"This commit's {area} did not become ready beside the other. The end of its log, {log}:\n{logs.why(log)}")
            time.sleep(0.5)
