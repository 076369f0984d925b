"""Which consumer has to apply which events: read from the table of contracts/README.md, which is the agreement."""
import re

from ..trouble import Trouble

AUDIT = "catalog-audit"  # its consumer group; it takes every event
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)


def agreed(checkout):
    """{consumer: names of the events that it applies}."""
    text = (checkout / "contracts" / "README.md").read_text()
    rows = _ROW.findall(text.partition("## Who reads what")[2])
    if not rows:
        raise Trouble("contracts/README.md has no table of who reads what.")
    wanted = {AUDIT: {event for event, _ in rows}}
    for event, who in rows:
        for consumer in re.sub(r"catalog \(audit\)", "", who).split(","):
            if consumer.strip():
                wanted.setdefault(consumer.strip(), set()).add(event)
    return wanted
