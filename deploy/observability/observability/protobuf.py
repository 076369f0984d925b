"""Just enough of the Protocol Buffers wire format to read what an exporter sends (https://protobuf.dev/programming-guides/encoding/)."""
import struct

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


class Message:
    """The fields of one message by number; what a reader does not ask for is ignored."""

    def __init__(self, data):
        self.fields = {}
        position = 0
        while position < len(data):
            key, position = _varint(data, position)
            value, position = _value(data, position, key & 7)
            self.fields.setdefault(key >> 3, []).append(value)

    def number(self, field):
        return self.fields.get(field, [0])[-1]

    def bytes(self, field):
        return self.fields.get(field, [b""])[-1]

    def text(self, field):
        return self.bytes(field).decode()

    def messages(self, field):
        return [Message(data) for data in self.fields.get(field, [])]


def _varint(data, position):
    value = shift = 0
    while True:
        if position >= len(data):
            raise ValueError("the message is cut off")
        byte = data[position]
        value |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if not byte & 0x80:
            return value, position


def _value(data, position, kind):
    if kind == VARINT:
        return _varint(data, position)
    if kind == BYTES:
        size, position = _varint(data, position)
    elif kind in (FIXED64, FIXED32):
        size = 8 if kind == FIXED64 else 4
    else:
        raise ValueError(f"no wire type {kind} is known")
    chunk = data[position:position + size]
    if len(chunk) < size:
        raise ValueError("the message is cut off")
    if kind == BYTES:
        return chunk, position + size
    return struct.unpack("<Q" if kind == FIXED64 else "<I", chunk)[0], position + size
