"""The broker, read from the beginning with Kafka's own client: a small program of deploy/local prints what stands there."""
import json
import subprocess

from .. import jdk, modules
from ..build import Layout
from .scene import Unexpected

MAIN = "dev.slipway.local.kafka.ReadTopic"
TOPICS = tuple(f"slipway.{area}" for area in modules.SERVICES)


def class_path(home):
    """The thin jar of the local app; its manifest names the client beside it."""
    local = next(m for m in modules.all_modules(home.checkout) if m.name == "local")
    return str(Layout(home).program(local))


def program(home, main, *words):
    """Runs a small program of deploy/local that speaks Kafka's protocol; gives what it printed and how it ended."""
    command = [str(jdk.find_jdk() / "bin" / "java"), "-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
               "-Dlogback.configurationFile=logback-infrastructure.xml", "-cp", class_path(home), main, *words]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)


def events(home, subject):
    """The events about this subject on all topics, oldest first: their CloudEvents headers, with `topic` and `key`."""
    done = program(home, MAIN, home.address("kafka"), subject, *TOPICS)
    if done.returncode:
        raise Unexpected("the topics of the broker, read to their end", done.stderr.strip()[-600:], "kafka")
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return sorted(found, key=lambda event: event["ce_time"])


def plain_name(event):
    """`AppRegistered` of `dev.slipway.catalog.AppRegistered.v1`."""
    return event["ce_type"].split(".")[-2]
