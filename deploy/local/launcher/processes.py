"""Processes that live on after this command: started detached, recognised again by pid and start time, stopped."""
import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import time

from .home import write

_PROC = os.path.isdir("/proc/self")
KEEP_LOGS = 3


@dataclasses.dataclass(frozen=True)
class Record:
    """A process that we started: `identity` tells it from a later process with the same pid."""

    pid: int
    identity: str
    since: float
    fingerprint: str = ""

    def alive(self):
        return identity(self.pid) == self.identity


def identity(pid):
    """Something that no other process with this pid ever has, or None when no such process runs."""
    if not _PROC:
        said = subprocess.run(["ps", "-o", "state=,lstart=", "-p", str(pid)], capture_output=True, text=True).stdout.split(None, 1)
        return None if len(said) < 2 or said[0].startswith("Z") else said[1].strip()
    try:
        with open(f"/proc/{pid}/stat", "rb") as f:
            fields = f.read().rpartition(b")")[2].split()
        with open("/proc/sys/kernel/random/boot_id") as f:
            boot = f.read().strip()
    except OSError:
        return None
    return None if fields[0] in (b"Z", b"X") else f"{boot}/{fields[19].decode()}"


def is_dead_entry(pid):
    """Whether this process has ended, and its exit status waits for somebody to fetch it (a zombie)."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return identity(pid) is None


def memory(pid):
    """Resident bytes of a process and, where they share memory, its children (PostgreSQL), counted once; None when unknown."""
    if not _PROC:
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
        return int(said) * 1024 if said else None
    family = _children(pid)
    if not family:
        return _proc_kib(f"/proc/{pid}/status", "VmRSS:")
    return sum(_proc_kib(f"/proc/{p}/smaps_rollup", "Pss:") or 0 for p in [pid, *family])


def _children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            return [int(child) for child in f.read().split()]
    except OSError:
        return []


def _proc_kib(path, field):
    try:
        with open(path) as f:
            return next((int(line.split()[1]) * 1024 for line in f if line.startswith(field)), None)
    except OSError:
        return None


def load(home, name):
    """What was recorded about a part, or None; a damaged record counts as none."""
    try:
        return Record(**json.loads((home.run / f"{name}.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def save(home, name, record):
    write(home.run / f"{name}.json", json.dumps(dataclasses.asdict(record)))


def forget(home, name):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        (home.run / f"{name}.json").unlink()


def rotate(log):
    """Puts the last run's log aside as .1, .2, …"""
    for n in range(KEEP_LOGS, 0, -1):
        older = log.with_name(f"{log.name}.{n - 1}" if n > 1 else log.name)
        if older.exists():
            os.replace(older, log.with_name(f"{log.name}.{n}"))


def start(command, environment, folder, log):
    """Starts in a session of its own, without our input, output and signals."""
    folder.mkdir(parents=True, exist_ok=True)
    rotate(log)
    with open(log, "ab") as output:
        return subprocess.Popen([str(word) for word in command], env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                                stdout=output, stderr=subprocess.STDOUT, start_new_session=True)


def stop(records, signals=(signal.SIGTERM, signal.SIGKILL), patience=30):
    """Asks all of them to end, each signal in turn until they have; returns those that had to be killed."""
    left = [r for r in records if r.alive()]
    for number in signals:
        asked = left
        for record in asked:
            try:
                os.kill(record.pid, number)
            except ProcessLookupError:
                pass  # it ended meanwhile
        end = time.monotonic() + patience
        while left and time.monotonic() < end:
            time.sleep(0.05)
            left = [r for r in left if r.alive()]
        if not left:
            return asked if number == signal.SIGKILL else []
    return left
