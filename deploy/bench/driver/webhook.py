"""A webhook of GitHub verified, stored and committed, beside bare one-row commits of as many bytes in the same database: by JDBC, and by pgbench."""
import contextlib
import json
import socket
import subprocess
import time

from launcher import probes, variables
from launcher.parts import Service
from launcher.ports import HOST
from launcher.trouble import Trouble

from . import pgbench, place
from .figure import Figure, Measured, Skipped

PAYLOAD = "gate-service/src/test/resources/webhooks/release.published.json"
CONNECTIONS, WARM, SECONDS = 16, 20, 15  # warm until the compilers have seen both sides
AT_EVEN_RATE = 60  # seconds: PostgreSQL's checkpoints, which stall every commit for a moment, come at their own rate and not as chance has it


def measure(place_, report):
    platform = place_.whole()
    home, load = platform.home, Load(platform, report)
    with report.task("measuring the gate"):
        full = load(home.port("gate"), SECONDS)
        rate = int(full["rate"] / 2)
        loaded = load(home.port("gate"), AT_EVEN_RATE, rate)
    with report.task("measuring a gate with both compilers"), second(platform) as port:
        server = load(port, SECONDS)
    with report.task("measuring bare commits"):
        bare = place.database(platform, report, "gate", "commits", CONNECTIONS, WARM, SECONDS, home.checkout / PAYLOAD)
    with report.task("measuring bare commits by pgbench"):
        try:
            other, why = pgbench.measure(platform, report, "gate", CONNECTIONS, (home.checkout / PAYLOAD).read_bytes()), ""
        except Skipped as reason:
            other, why = None, str(reason)
    stored = place.database(platform, report, "gate", "count", "delivery")["rows"]
    if stored != load.accepted:
        raise Trouble(f"{load.accepted:.0f} deliveries were accepted, and {stored:.0f} are stored")
    return Measured(figures(rate, loaded, full, server, bare, other, why))


def figures(rate, loaded, full, server, bare, other, why):
    """`other`: commits a second by pgbench, or None and why. The goal is half of the faster floor."""
    beside = "bare commits"
    floor, most = max((beside, bare["rate"]), (f"{beside} by pgbench", other or 0), key=lambda each: each[1])
    return [Figure(f"accepted at {rate} a second, half of the most: p50", loaded["p50"], "ms"), Figure("p95", loaded["p95"], "ms"),
            Figure("p99", loaded["p99"], "ms", goal=50),
            Figure(f"accepted with {CONNECTIONS} connections at full speed: p99", full["p99"], "ms", beside, bare["p99"]),
            Figure("accepted a second", full["rate"], "/s", floor, most, most / 2, at_least=True),
            Figure("with both compilers, at full speed: p99", server["p99"], "ms", beside, bare["p99"]),
            Figure("accepted a second", server["rate"], "/s", floor, most, most / 2, at_least=True),
            Figure("bare commits a second, by JDBC", bare["rate"], "/s", f"pgbench skipped: {why}" if other is None else "by pgbench", other)]


class Load:
    """Sends releases to a gate; no two bodies alike, for the gate knows a repeated one and stores nothing."""

    def __init__(self, platform, report):
        self.platform, self.report, self.accepted = platform, report, 0
        body = json.loads((platform.home.checkout / PAYLOAD).read_text())
        body["release"]["node_id"] = "{uuid}"
        self.request = {"method": "POST", "status": 202, "body": json.dumps(body), "secret": platform.secrets["githubWebhook"], "headers": {
            "Content-Type": "application/json", "X-GitHub-Event": "release", "X-GitHub-Delivery": "{uuid}", "X-Hub-Signature-256": "sha256={hmac}"}}

    def __call__(self, port, seconds, rate=0):
        found = place.load(self.platform, self.report, [{**self.request, "url": f"http://{HOST}:{port}/webhooks/github"}], CONNECTIONS, seconds, rate, WARM)
        self.accepted += found["requests"]
        return found


@contextlib.contextmanager
def second(platform):
    """A replica of the gate as a server would run it; gives its port, once it is ready."""
    home, gate = platform.home, Service(platform.home, "gate")
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    command = place.server([str(word) for word in gate.command(platform)])
    with open(home.log("bench-gate"), "wb") as log:
        process = subprocess.Popen(command, env={**variables.base(home), **gate.environment(platform), "SERVER_PORT": str(port)}, cwd=home.data,
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        end = time.monotonic() + gate.patience
        while not probes.http(port, gate.health[1]):
            if process.poll() is not None or time.monotonic() > end:
                raise Trouble(f"the second gate did not become ready; its log: {home.log('bench-gate')}")
            time.sleep(0.5)
        yield port
    finally:
        process.terminate()
        process.wait(60)
