"""Is it ready? Each probe asks in the part's own protocol, and answers within its time-out."""
import socket
import struct

from .ports import HOST


def http(port, path, timeout=0.8):
    """200 to a GET. Written on a socket: `status` is called often, and urllib alone takes a tenth of a second to load."""
    try:
        with socket.create_connection((HOST, port), timeout) as s:
            s.settimeout(timeout)
            s.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: close\r\n\r\n".encode())
            return s.recv(64).split(b" ", 2)[1:2] == [b"200"]
    except OSError:
        return False


def words(port, path, timeout=2, most=600):
    """What a GET is answered with, in one line and without secrets to fear: health documents hold none."""
    try:
        with socket.create_connection((HOST, port), timeout) as s:
            s.settimeout(timeout)
            s.sendall(f"GET {path} HTTP/1.0\r\nHost: {HOST}:{port}\r\n\r\n".encode())
            answer = b""
            while piece := s.recv(4096):
                answer += piece
    except OSError as e:
        return f"no answer ({e})"
    return " ".join(answer.partition(b"\r\n\r\n")[2].decode(errors="replace").split())[:most]


def postgres(port, timeout=0.8):
    """The server's answer to a request for TLS: one letter, before any password."""
    return _exchange(port, struct.pack(">ii", 8, 80877103), timeout)[:1] in (b"N", b"S")


def kafka(port, timeout=0.8):
    """ApiVersions (key 18, version 0), with correlation id 7: answered once the broker serves clients."""
    question = struct.pack(">hhih", 18, 0, 7, 7) + b"slipway"
    answer = _exchange(port, struct.pack(">i", len(question)) + question, timeout)
    return answer[4:8] == struct.pack(">i", 7)


def _exchange(port, question, timeout):
    try:
        with socket.create_connection((HOST, port), timeout) as s:
            s.settimeout(timeout)
            s.sendall(question)
            return s.recv(256)
    except OSError:
        return b""


def tcp(host, port, timeout=0.8):
    """Somebody listens."""
    try:
        with socket.create_connection((host, port), timeout):
            return True
    except OSError:
        return False
