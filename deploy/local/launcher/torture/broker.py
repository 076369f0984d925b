"""The broker as the torture uses it: everything that stands on the topics, and for a planted fault the offset of a group."""
import base64
import json
import subprocess

from .. import jdk
from ..story.broker import TOPICS, class_path
from ..trouble import Trouble

DUMP, REWIND = "dev.slipway.local.kafka.DumpTopics", "dev.slipway.local.kafka.RewindGroup"


def dump(home):
    """Every record of every topic, those of one partition in their order: CloudEvents headers, topic, key, partition, offset, payload (bytes)."""
    records = [json.loads(line) for line in _run(home, DUMP, *TOPICS).splitlines() if line.startswith("{")]
    for record in records:
        record["payload"] = base64.b64decode(record["payload"] or "")
    return sorted(records, key=lambda record: (record["topic"], record["partition"], record["offset"]))


def rewind(home, group, record):
    """The group, whose members are gone, reads this record and all behind it once more."""
    _run(home, REWIND, group, record["topic"], str(record["partition"]), str(record["offset"]))


def _run(home, main, *words):
    command = [str(jdk.find_jdk() / "bin" / "java"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
               "-Dlogback.configurationFile=logback-infrastructure.xml", "-cp", class_path(home), main, home.address("kafka"), *words]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise Trouble(f"The broker could not be asked ({main}): {done.stderr.strip()[-600:]}")
    return done.stdout
