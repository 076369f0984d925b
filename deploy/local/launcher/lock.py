"""One command at a time changes the platform."""
import contextlib
import fcntl
import os
import time

from .trouble import Trouble


@contextlib.contextmanager
def only_one(home, verb, say, patience=600):
    """Holds the lock of a state folder that is there; waits for another command, and says for which. The lock dies with its holder."""
    try:
        home.run.mkdir(exist_ok=True)
        lock = os.open(home.run / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as e:
        raise Trouble(f"{home.root} cannot be written to: {e.strerror}. Set SLIPWAY_HOME to a folder of yours.")
    with open(lock, "r+") as f:
        _take(f, say, patience)
        f.seek(0)
        f.truncate()
        f.write(f"slipway {verb} (pid {os.getpid()})")
        f.flush()
        yield


def _take(f, say, patience):
    end, told = time.monotonic() + patience, False
    while True:
        try:
            fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            f.seek(0)
            other = f.read() or "another slipway command"
        if not told:
            say(f"Waiting for `{other}`, which is at work on this platform.")
            told = True
        if time.monotonic() > end:
            raise Trouble(f"`{other}` has been at work for {patience} s. End it, then try again.")
        time.sleep(0.2)
