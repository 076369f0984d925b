"""Kills parts by their schedule, and starts again whatever is down: a part may be killed once more while it starts."""
import collections
import io
import os
import signal
import threading
import time

from ..parts import all_parts
from ..report import Report
from ..trouble import Trouble
from ..up import up

WAIT = 120  # seconds for a victim that is down because of an earlier kill


class Killer:
    def __init__(self, home, schedule, say):
        self.home, self.schedule, self.say = home, schedule, say
        self.parts = {part.name: part for part in all_parts(home)}
        self.killed, self.missed, self.starts = collections.Counter(), [], 0  # `missed`: who was to be killed, and did not run within WAIT
        self.over = threading.Event()
        self.held = threading.Lock()  # whoever holds it keeps what is down from being started
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self._kill, self._revive)]

    def start(self):
        self.begun = time.monotonic()
        for thread in self.threads:
            thread.start()

    def finish(self):
        """Until every kill of the schedule was done and everything was started again."""
        self.threads[0].join()
        self.over.set()
        self.threads[1].join()
        up(self.home, Report(io.StringIO()), may_build=False)

    def kill(self, name):
        """kill -9 of this part as soon as it runs; False if it did not run in all that time."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            record = self.parts[name].running()
            if record:
                os.kill(record.pid, signal.SIGKILL)
                self.killed[name] += 1
                return True
            time.sleep(0.2)
        return False

    def _kill(self):
        for number, (at, victim) in enumerate(self.schedule, 1):
            time.sleep(max(0.0, self.begun + at - time.monotonic()))
            if self.kill(victim):
                self.say(f"kill -9 number {number}, at {time.monotonic() - self.begun:.0f} s: {victim}")
            else:
                self.missed.append(victim)

    def _revive(self):
        while not self.over.wait(0.3):
            with self.held:
                down = [name for name, part in self.parts.items() if not part.running()]
                if down:
                    self._start(down)

    def _start(self, down):
        try:
            up(self.home, Report(io.StringIO()), may_build=False, only=down)
            self.starts += 1
        except Trouble as e:  # killed again while it started, or what it leans on was: the next round tries again
            self.say(f"starting {', '.join(down)} again did not work yet: {str(e).splitlines()[0][:150]}")
