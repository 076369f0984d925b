"""Reading logs: the end of one, one as it grows, and the lines of a failure that matter."""
import collections
import os
import re
import time

from .parts import all_parts
from .trouble import Trouble

_TELLING = re.compile(r"APPLICATION FAILED TO START|^Description:|^Action:|^Caused by:|\b(ERROR|FATAL|PANIC)\b|Exception in thread|Exception:|^Error:")
_FRAME = re.compile(r"^\s+(at |\.\.\. \d+ )")


def show(home, name, follow=False, lines=200):
    known = [p.name for p in all_parts(home)] + ["build"]
    if name not in known:
        raise Trouble(f"There is no part called {name!r}. Logs are kept of: {', '.join(known)}.", 2)
    log = home.log(name)
    if not log.exists():
        raise Trouble(f"{name} has no log yet: it was not started. `deploy/slipway up` starts everything.")
    with open(log, "r", errors="replace") as f:
        for line in collections.deque(f, lines):
            print(line, end="")
        if follow:
            _follow(log, f)


def _follow(log, f):
    """Prints what is added, and goes over to the new file after a restart."""
    while True:
        line = f.readline()
        if line:
            print(line, end="", flush=True)
            continue
        time.sleep(0.3)
        try:
            if os.stat(log).st_ino != os.fstat(f.fileno()).st_ino:
                rest = f.read()
                print(rest, end="")
                f = open(log, "r", errors="replace")
        except FileNotFoundError:
            continue


def why(log, most=14):
    """The lines that tell why a process ended: from the last telling line's cause on, without stack frames; else simply the end."""
    try:
        with open(log, "r", errors="replace") as f:
            lines = [line.rstrip() for line in collections.deque(f, 400) if line.strip()]
    except OSError:
        return ""
    lines = [line[:300] for line in lines if not _FRAME.match(line)]
    failed = next((n for n, line in enumerate(lines) if "APPLICATION FAILED TO START" in line), None)
    if failed is not None:
        return "\n".join(lines[failed:][:most])
    telling = [line for line in lines if _TELLING.search(line)]
    return "\n".join((telling or lines)[-most:])
