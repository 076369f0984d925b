"""Reads an export: one JSON document a line, between a first and a last line."""
import base64
import binascii
import dataclasses
import json

FORMAT = "slipway-audit-export/1"


class Broken(Exception):
    """The export cannot be read."""


class Incomplete(Broken):
    """It can be read up to its end, or to where it was cut off, and does not have all that it says: what is in it can still be compared with the heads."""


@dataclasses.dataclass(frozen=True)
class Entry:
    position: object  # None while it has not joined the chain
    service: str
    number: int
    id: str
    type: str
    subject: str
    time: str
    previous_hash: str
    hash: str
    payload: bytes
    link: object

    def __str__(self):
        return f"{self.service} {self.number}"


def entries(source):
    """First the time at which the export was made, then each entry; Incomplete, behind the last, if the end is not there."""
    documents = (_document(number, line) for number, line in enumerate(source, 1))
    begin = next(documents, None)
    if not begin or begin.get("format") != FORMAT:
        raise Broken(f"this is no export of the form {FORMAT}")
    yield begin["at"]
    seen = 0
    for document in documents:
        if "end" in document:
            if document["end"] != seen:
                raise Incomplete(f"the export says that it has {document['end']} entries, and {seen} are in it")
            return
        yield _entry(document)
        seen += 1
    raise Incomplete(f"the export was cut off on its way: after {seen} entries its last line is missing")


def _document(number, line):
    try:
        document = json.loads(line)
        if isinstance(document, dict):
            return document
    except ValueError:
        pass
    raise Broken(f"line {number} of the export is no JSON object")


def _entry(it):
    try:
        return Entry(it.get("position"), it["service"], int(it["number"]), it["id"], it["type"], it["subject"], it["time"],
                     it["previousHash"], it["hash"], base64.b64decode(it["payload"], validate=True), it.get("link"))
    except (KeyError, ValueError, binascii.Error) as e:
        raise Broken(f"an entry of the export cannot be read: {it.get('service')} {it.get('number')}: {e}")
