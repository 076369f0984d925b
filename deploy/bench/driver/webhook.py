"""A webhook of GitHub verified, stored and committed, beside bare one-row commits of as many bytes in the same database."""
import json

from launcher.trouble import Trouble

from . import place
from .figure import Figure, Measured

PAYLOAD = "gate-service/src/test/resources/webhooks/release.published.json"
CONNECTIONS, SECONDS = 16, 15
CALM = 100  # requests a second


def measure(place_, report):
    platform = place_.whole()
    home = platform.home
    body = (home.checkout / PAYLOAD).read_text()
    # No two bodies alike: the gate knows a repeated one, and would store nothing.
    release = json.loads(body)
    release["release"]["node_id"] = "{uuid}"
    template = {"method": "POST", "url": home.url("gate") + "/webhooks/github", "status": 202, "body": json.dumps(release),
                "secret": platform.secrets["githubWebhook"], "headers": {
                    "Content-Type": "application/json", "X-GitHub-Event": "release", "X-GitHub-Delivery": "{uuid}", "X-Hub-Signature-256": "sha256={hmac}"}}
    warm = place.load(platform, report, [template], CONNECTIONS, 10)  # until the compiler has seen it
    with report.task("measuring the gate"):
        full = place.load(platform, report, [template], CONNECTIONS, SECONDS)
        calm = place.load(platform, report, [template], CONNECTIONS, SECONDS, CALM)
    with report.task("measuring bare commits"):
        bare = place.database(platform, report, "gate", "commits", CONNECTIONS, SECONDS, home.checkout / PAYLOAD)
    accepted, stored = sum(part["requests"] for part in (warm, full, calm)), place.database(platform, report, "gate", "count", "delivery")["rows"]
    if stored != accepted:
        raise Trouble(f"{accepted:.0f} deliveries were accepted, and {stored:.0f} are stored")
    beside = "bare commits"
    return Measured([Figure(f"accepted at {CALM} a second: p50", calm["p50"], "ms"), Figure("p95", calm["p95"], "ms"),
                     Figure("p99", calm["p99"], "ms", goal=50),
                     Figure(f"accepted with {CONNECTIONS} connections at full speed: p99", full["p99"], "ms", beside, bare["p99"], goal=50),
                     Figure("accepted a second", full["rate"], "/s", beside, bare["rate"], goal=bare["rate"] / 2, at_least=True)])
