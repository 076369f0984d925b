"""What the person at the terminal reads while it happens."""
import contextlib
import sys
import time


class Report:
    """Lines with durations; calm enough for a log file, too."""

    def __init__(self, out=None):
        self.out = out or sys.stdout
        with contextlib.suppress(AttributeError):
            self.out.reconfigure(errors="replace")
        self.begun = time.monotonic()

    def say(self, text=""):
        print(text, file=self.out, flush=True)

    def done(self, what, seconds=None, note=""):
        took = f"{seconds:6.1f} s" if seconds is not None else " " * 8
        self.say(f"  ✓ {what:<12}{took}  {note}".rstrip())

    @contextlib.contextmanager
    def task(self, what, hint=""):
        """Says what begins, and how long it took."""
        begun = time.monotonic()
        self.say(f"  … {what}" + (f" ({hint})" if hint else ""))
        yield
        self.say(f"  ✓ {what.split()[0]:<12}{time.monotonic() - begun:6.1f} s")

    def elapsed(self):
        return time.monotonic() - self.begun
