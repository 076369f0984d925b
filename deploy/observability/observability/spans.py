"""Spans as OTLP carries them (opentelemetry/proto/trace/v1/trace.proto)."""
import dataclasses

from .protobuf import Message

KINDS = ("unspecified", "internal", "server", "client", "producer", "consumer")
ERROR = 2


@dataclasses.dataclass(frozen=True)
class Span:
    trace: str
    id: str
    parent: str  # empty: the trace begins here
    service: str
    name: str
    kind: str
    start: int  # nanoseconds since 1970
    end: int
    failed: bool
    attributes: dict = dataclasses.field(hash=False, compare=False)


def read(body):
    """The spans of one ExportTraceServiceRequest."""
    found = []
    for batch in Message(body).messages(1):
        resource = _attributes(batch.messages(1)[0].messages(1)) if batch.messages(1) else {}
        service = resource.get("service.name", "?")
        found += [_span(span, service) for scope in batch.messages(2) for span in scope.messages(2)]
    return found


def _span(message, service):
    status = message.messages(15)
    return Span(message.bytes(1).hex(), message.bytes(2).hex(), message.bytes(4).hex(), service, message.text(5), KINDS[message.number(6)],
                message.number(7), message.number(8), bool(status) and status[-1].number(3) == ERROR, _attributes(message.messages(9)))


def _attributes(pairs):
    return {pair.text(1): _any(pair.messages(2)[0]) for pair in pairs if pair.messages(2)}


def _any(value):
    if 1 in value.fields:
        return value.text(1)
    return next((value.number(field) for field in (2, 3) if field in value.fields), None)
