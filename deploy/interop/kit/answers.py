"""What the operations of a document were answered, by schemathesis' own record of a run: one event a line (`--report ndjson`)."""
import json


def seen(record):
    """(how many operations the document has, those of them that were answered 2xx). A method that the document does not name is no operation: OPTIONS is always well."""
    total, operations, good = 0, set(), set()
    for line in record:
        (kind, event), = json.loads(line).items()
        if kind == "LoadingFinished":
            total = event["statistic"]["operations"]["total"]
        recorder = event.get("recorder", {})
        operations.add(recorder.get("label"))
        for case, exchange in recorder.get("interactions", {}).items():
            sent = recorder["cases"][case]["value"]
            if 200 <= (exchange.get("response") or {}).get("status_code", 0) < 300:
                good.add(f"{sent['method']} {sent['path']}")
    return total, good & operations


class Tally:
    """Which operations of each document were answered 2xx to any caller."""

    def __init__(self):
        self.operations, self.good = {}, {}

    def add(self, document, record):
        total, good = seen(record)
        self.operations[document] = max(total, self.operations.get(document, 0))
        self.good.setdefault(document, set()).update(good)

    def barren(self):
        """Documents of which nothing was shown: whoever asked was refused or found nothing."""
        return [document for document, good in self.good.items() if not good]

    def __str__(self):
        return f"{sum(map(len, self.good.values()))} of {sum(self.operations.values())} operations were answered 2xx"
