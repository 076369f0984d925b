"""Ports count from one base, so that two copies run side by side; and who holds a port that should be free."""
import os
import re
import socket
import subprocess

DEFAULT_BASE = 8080
HOST = "127.0.0.1"
OFFSETS = {
    "catalog": 1, "gate": 2, "promotion": 3, "dns": 4, "cost": 5, "notifier": 6,
    "issuer": 10, "registry": 11, "github": 12, "slack": 13, "cluster-http": 14, "cluster-https": 15, "cluster-api": 16,
    "dns-server": 17, "ca": 18,
    "postgres": 20, "kafka": 21, "kafka-controller": 22, "temporal": 23, "temporal-http": 24, "temporal-metrics": 25,
}
UDP = {"dns-server"}


def parse_base(text):
    """The base as a number, or a ValueError whose text says what is allowed."""
    highest = 65535 - max(OFFSETS.values())
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1024 <= int(text) <= highest:
        raise ValueError(f"SLIPWAY_PORT_BASE is {text!r}; it has to be a number from 1024 to {highest}.")
    return int(text)


def is_free(port, udp=False):
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM) as s:
        if not udp:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: a closed connection is no obstacle
        try:
            s.bind((HOST, port))
            return True
        except OSError:
            return False


def holder(port):
    """(pid, command line) of the process that listens on the port, or None when this cannot be told."""
    for command, pattern in ((["ss", "-lntupH"], rf"\S*:{port}\s.*pid=(\d+)"),
                             (["lsof", "-nP", f"-i:{port}", "-sTCP:LISTEN", "-Fp"], r"p(\d+)")):
        try:
            said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5).stdout
        except (OSError, subprocess.TimeoutExpired):
            continue
        for line in said.splitlines():
            found = re.search(pattern, line)
            if found:
                return int(found.group(1)), command_line(int(found.group(1)))
    return None


def command_line(pid):
    """The command line of a process, or '' when it is gone or not ours to see."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as f:
            return f.read().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        if os.path.isdir("/proc/self"):
            return ""
    said = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return said.stdout.strip()
