"""gRPC's health check (grpc.health.v1.Health/Check) on a bare socket: one request over HTTP/2 (RFC 9113), without TLS."""
import socket
import struct

DATA, HEADERS, SETTINGS, GOAWAY = 0, 1, 4, 7
END_STREAM, END_HEADERS, ACK = 1, 4, 1
SERVING = b"\x08\x01"  # HealthCheckResponse: field 1, an enumeration, is 1


def trouble(host, port, service, timeout=5):
    """Why this service cannot be used there, or '' when it serves."""
    try:
        with socket.create_connection((host, port), timeout) as s:
            s.settimeout(timeout)
            s.sendall(_question(f"{host}:{port}", service))
            answer = _answer(s)
    except (OSError, UnicodeError) as e:  # a name that no host can have is the latter
        return (getattr(e, "strerror", None) or str(e)).lower()
    return "" if answer == SERVING else "it answers, but no such service is serving there" if answer is not None else "what listens there speaks no gRPC"


def _question(authority, service):
    name = service.encode()
    message = b"\x0a" + bytes([len(name)]) + name  # HealthCheckRequest: field 1, a string
    return (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + _frame(SETTINGS, 0, 0) + _frame(HEADERS, END_HEADERS, 1, _headers(authority))
            + _frame(DATA, END_STREAM, 1, struct.pack(">BI", 0, len(message)) + message))


def _headers(authority):
    """HPACK (RFC 7541, section 6): POST and http from the static table, the rest as literals that are not indexed."""
    return (b"\x83\x86" + b"\x04" + _text("/grpc.health.v1.Health/Check") + b"\x01" + _text(authority)
            + b"\x0f\x10" + _text("application/grpc") + b"\x00" + _text("te") + _text("trailers"))


def _text(value):
    return bytes([len(value)]) + value.encode()


def _frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def _answer(s):
    """The message of the answer, b'' when it has none, None when what comes is no HTTP/2."""
    first = True
    while True:
        head = _exactly(s, 9)
        if head is None:
            return None if first else b""
        length, (kind, flags, stream) = int.from_bytes(head[:3], "big"), struct.unpack(">BBI", head[3:])
        if first and (kind != SETTINGS or stream or length > 1 << 14):  # RFC 9113, section 3.4: a server begins with its settings
            return None
        first = False
        payload = _exactly(s, length)
        if kind == SETTINGS and not flags & ACK:
            s.sendall(_frame(SETTINGS, ACK, 0))
        elif kind == DATA and stream == 1 and payload:
            return payload[5:]
        elif payload is None or kind == GOAWAY or stream == 1 and flags & END_STREAM:
            return b""


def _exactly(s, length):
    data = b""
    while len(data) < length:
        piece = s.recv(length - len(data))
        if not piece:
            return None
        data += piece
    return data
