"""Many callers at once, each a thread with dice of its own: some live whole lives, the others do chores as fast as the pace asks."""
import collections
import random
import subprocess
import threading

from ..story.scene import Unexpected
from .chores import Chores
from .lives import Life

LIVES, WORKERS = 3, 6


class Crowd:
    def __init__(self, world, seed, pace, say):
        self.world, self.pace, self.say = world, pace, say
        self.done, self.failed, self.stuck = collections.Counter(), [], []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=work, args=(random.Random(f"{seed}/{work.__name__}/{n}"),), daemon=True)
                        for work, many in ((self._live, LIVES), (self._work, WORKERS)) for n in range(many)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def finish(self):
        """No new life or chore begins; those that have begun come to their end, or are cancelled where they cannot."""
        self.over.set()
        for thread in self.threads:
            thread.join()
        for app in self.stuck:
            app.cancel()

    def _live(self, dice):
        while not self.over.is_set():
            app = Life(self.world, dice)
            if self._try(f"the life of {app.app}", app.live):
                self.done["lives"] += 1
            else:
                self.stuck.append(app)

    def _work(self, dice):
        chores = Chores(self.world, dice)
        while not self.over.is_set():
            if self._try("a chore", chores.one):
                self.done["chores"] += 1
                self.over.wait(self.pace.pause())
            else:
                self.over.wait(1)

    def _try(self, what, work):
        """Whether it went as it should; what did not is kept, and told."""
        try:
            return work() is not False
        except (Unexpected, LookupError, ValueError, TypeError, AttributeError, OSError, subprocess.SubprocessError) as e:
            self.failed.append(f"{what}: {type(e).__name__}: {str(e)[:600]}")
            self.say(f"did not go as it should: {self.failed[-1][:300]}")
            return False


class Pace:
    """How fast chores are done: so fast that the events asked for are there a little before the time is over, and no faster."""

    def __init__(self, events, seconds, workers=WORKERS):
        self.events, self.seconds, self.workers = events, seconds, workers
        self.there, self.passed = 0, 0.0

    def saw(self, there, passed):
        self.there, self.passed = there, passed

    def pause(self):
        """Seconds between two chores of one worker."""
        due = self.events * min(1.0, (self.passed + 20) / (0.85 * self.seconds))
        return 0.0 if self.there < due else 1.0
