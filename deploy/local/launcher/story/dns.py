"""A resolver's question over UDP (RFC 1035, section 4)."""
import secrets
import socket
import struct

A, NO_ERROR, NO_SUCH_NAME = 1, 0, 3


def ask(server, name):
    """(response code, IPv4 addresses) that this server gives for a name."""
    host, port = server.rsplit(":", 1)
    number = secrets.randbelow(65536)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.settimeout(5)
        s.sendto(question(number, name), (host, int(port)))
        return answer(s.recv(4096), number)


def question(number, name):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split("."))
    return struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", A, 1)


def answer(reply, number):
    given, flags, questions, answers, _, _ = struct.unpack(">HHHHHH", reply[:12])
    if given != number:
        raise OSError("a reply to another question")
    at, addresses = 12, []
    for _ in range(questions):
        at = _after_name(reply, at) + 4
    for _ in range(answers):
        at = _after_name(reply, at)
        kind, _, _, length = struct.unpack(">HHIH", reply[at:at + 10])
        at += 10
        if kind == A:
            addresses.append(socket.inet_ntoa(reply[at:at + length]))
        at += length
    return flags & 15, addresses


def _after_name(reply, at):
    while reply[at]:
        if reply[at] & 0xC0:  # a pointer ends the name
            return at + 2
        at += reply[at] + 1
    return at + 1
