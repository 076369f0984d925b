"""What callers were told was done, against what was committed and stands on its topic: an answer is a promise."""
import collections

from ..record import plain
from . import LOST, TWICE, Finding


def check(record, receipts):
    said = collections.Counter()
    for row in record.committed:
        body = record.body(row)
        if body is not None:
            said.update(_promises(plain(row.type), body))
    for receipt in receipts:
        if not said[receipt]:
            yield Finding("promised", LOST, f"{' '.join(map(str, receipt))}: answered as done, and no event says it")
        elif said[receipt] > 1:
            yield Finding("promised", TWICE, f"{' '.join(map(str, receipt))}: asked for once, and {said[receipt]} events say it")


def _promises(name, body):
    """What an event says was done, in the words of the receipts."""
    if name in ("AppRegistered", "AppUpdated", "RiskTriaged"):
        yield "revision", body["app"], body["revision"]
    elif name == "EvidenceRecorded":
        yield "evidence", body["evidence"]
    elif name == "CostImported":
        yield "import", body["billingAccount"]
    elif name == "DecisionRecorded" and body["granted"]:
        yield "decision", body["process"]
    elif name == "AppDecommissioned":
        yield "decommissioned", body["app"]
