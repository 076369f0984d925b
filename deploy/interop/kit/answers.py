"""What the operations of a document were asked and answered, by schemathesis' own record of a run: one event a line (`--report ndjson`)."""
import json


def seen(record):
    """(what was asked, what of it was answered 2xx), as method and template of the path. Methods that the document does not name are among them: OPTIONS is always well."""
    asked, good = set(), set()
    for line in record:
        (_, event), = json.loads(line).items()
        recorder = event.get("recorder", {})
        for case, exchange in recorder.get("interactions", {}).items():
            sent = recorder["cases"][case]["value"]
            operation = f"{sent['method']} {sent['path']}"
            asked.add(operation)
            if 200 <= (exchange.get("response") or {}).get("status_code", 0) < 300:
                good.add(operation)
    return asked, good


class Tally:
    """Which operations of each document were asked by any caller, and which of them were answered 2xx."""

    def __init__(self):
        self.operations, self.asked, self.good = {}, {}, {}

    def add(self, document, operations, record):
        """What the document names, whether it is in the record or not, and what is."""
        asked, good = seen(record)
        for kept, new in ((self.operations, operations), (self.asked, asked), (self.good, good)):
            kept[document] = kept.get(document, set()) | set(new) & set(operations)

    def unasked(self):
        """{document: its operations that nobody asked}"""
        return self._without(self.asked)

    def unanswered(self):
        """{document: its operations that were answered 2xx to nobody}"""
        return self._without(self.good)

    def short(self, floors):
        """Documents of which fewer operations were answered 2xx than these floors say: whoever asked was refused or found nothing. A document without a floor is short of one."""
        return [f"{document} ({len(good)} of {len(self.operations[document])}, at least {floors.get(document, 1)} were to be)"
                for document, good in self.good.items() if len(good) < floors.get(document, 1)]

    def _without(self, answered):
        return {document: sorted(left) for document, operations in self.operations.items() if (left := operations - answered[document])}

    def __str__(self):
        return f"{sum(map(len, self.good.values()))} of {sum(map(len, self.operations.values()))} operations were answered 2xx"


def named(operations):
    """Each with its document."""
    return [f"{document}: {operation}" for document, names in operations.items() for operation in names]
