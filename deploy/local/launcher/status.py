"""What is up: as a table for people, as JSON for programs."""
import concurrent.futures
import json
import time

from . import processes, temporal, vault
from .home import timestamp
from .modules import SERVICES
from .parts import all_parts
from .trouble import Trouble


def look(home):
    """(part, record or None, state) of every part, asked at the same time; state is up, starting or down."""
    parts = all_parts(home, own_temporal=temporal.external() is None)

    def one(part):
        record = part.running()
        return part, record, "down" if not record else "up" if part.ready() else "starting"
    with concurrent.futures.ThreadPoolExecutor(len(parts)) as pool:
        return list(pool.map(one, parts))


def not_up(home):
    """Names of the parts that are not up, with their state."""
    found = [f"{part.name} ({state})" for part, _, state in look(home) if state != "up"]
    return found + (["temporal (down)"] if temporal.external() and temporal.trouble(temporal.external(), timeout=2) else [])


def as_json(home, with_secrets=False):
    """For programs, which rely on its keys. Addresses stand there whether or not something listens."""
    seen = {part.name: (record, state) for part, record, state in look(home)}
    document = {
        "services": {area: {"url": home.url(area), "pid": seen[area][0].pid if seen[area][0] else None, "health": seen[area][1]} for area in SERVICES},
        "standIns": {
            "issuer": home.url("issuer"), "registry": home.registry(), "github": home.url("github"), "slack": home.url("slack"),
            "cluster": {"http": home.url("cluster-http"), "https": home.url("cluster-https", "https")},
            "dns": home.address("dns-server"), "git": str(home.environments), "caCertificate": str(home.ca_certificate)},
        "infrastructure": {"postgres": home.address("postgres"), "kafka": home.address("kafka"),
                           "temporal": temporal.external() or home.address("temporal")},
    }
    if with_secrets:
        held = vault.load(home)
        if held is None:
            raise Trouble(f"There are no secrets in {home.root} yet. `deploy/slipway up` makes them.")
        document["secrets"] = {"githubWebhook": held["githubWebhook"], "registryWebhook": held["registryWebhook"],
                               "slackSigning": held["slackSigning"], "cosignPrivateKey": str(vault.cosign(home)[0])}
    return json.dumps(document, indent=2)


def as_table(home):
    """One line a part, and the memory of all."""
    rows, total = [("PART", "STATE", "SINCE", "PID", "PORT", "MEMORY", "LOG")], 0
    for part, record, state in look(home):
        bytes_ = (processes.memory(record.pid) or 0) if record else 0
        total += bytes_
        rows.append((part.name, state, f"{timestamp(record.since)} ({_age(record.since)})" if record else "", str(record.pid) if record else "",
                     str(home.port(part.ports[0])), f"{bytes_ >> 20} MiB" if record else "", str(part.log()) if part.log().exists() else ""))
    if temporal.external():
        rows.append(_elsewhere(temporal.external()))
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, f"\n{total >> 20} MiB in all; state in {home.root}"])


def _elsewhere(address):
    """The line of a Temporal that somebody else runs."""
    why = temporal.trouble(address, timeout=2)
    return ("temporal", "down" if why else "up", "", "", address.rpartition(":")[2], "", f"{address}, not started here" + (f": {why}" if why else ""))


def _age(since):
    seconds = max(0, int(time.time() - since))
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"
