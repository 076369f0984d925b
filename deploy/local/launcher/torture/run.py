"""One run: load and kills at the same time, then quiet, then the checker."""
import io
import random
import time

from .. import vault
from ..report import Report
from ..up import up
from . import checker, killer, plants, quiet, record, schedule, summary, witness, world
from .chores import Chores
from .crowd import Crowd, Pace
from .database import Database, Failure
from .receipts import Receipts

LOOK, TELL = 5, 30  # seconds
LATER = 1.5  # how much longer than asked for a run may go on when the events are not there yet


class Run:
    def __init__(self, home, report, options):
        self.home, self.report, self.options = home, report, options
        self.seconds = options.minutes * 60
        self.database = Database(home, vault.load(home))
        self.receipts = Receipts()
        self.world = world.World(home, self.receipts)
        self.pace = Pace(options.events, self.seconds)
        self.crowd = Crowd(self.world, options.seed, self.pace, self.say)
        self.killer = killer.Killer(home, schedule.draw(options.seed, options.kills, self.seconds), self.say)
        self.chores = Chores(self.world, random.Random(f"{options.seed}/plant"))

    def say(self, text):
        self.report.say(f"  {self.report.elapsed():6.0f} s  {text}")

    def go(self):
        """0 if all held, 1 if not."""
        try:
            witness.install(self.database)
            self.torment()
            calm = quiet.wait(self.home, self.database, self.say)
            if self.options.plant:
                self.planted = plants.plant(self.options.plant, self)
                self.say("planted: " + self.planted.said)
                calm = quiet.wait(self.home, self.database, self.say, patience=60)
            self.say("checking")
            seen, findings = checker.check(self.home, self.database, self.world.outside, self.receipts)
            return summary.tell(self, seen, findings, calm)
        finally:
            self.database.close()

    def torment(self):
        self.begun = time.monotonic()
        self.crowd.start()
        self.killer.start()
        told = 0.0
        while not self.enough():
            time.sleep(LOOK)
            self.pace.saw(self.events(), time.monotonic() - self.begun)
            if self.pace.passed > told + TELL:
                told = self.pace.passed
                self.say(f"{self.pace.there} events, {sum(self.killer.killed.values())} kills, {self.crowd.done['lives']} lives, "
                         f"{self.crowd.done['chores']} chores")
        self.crowd.over.set()
        self.say("no more kills and no new load; what has begun comes to its end")
        self.killer.finish()
        self.crowd.finish()

    def enough(self):
        passed = time.monotonic() - self.begun
        return passed > self.seconds and (self.pace.there >= self.options.events or passed > LATER * self.seconds)

    def events(self):
        """How many events were committed; while the database is down, as many as when it was last seen."""
        try:
            return sum(self.database.number(f"select count(*) from {area}.outbox") for area in record.areas(self.database))
        except Failure:
            return self.pace.there

    def up(self):
        up(self.home, Report(io.StringIO()), may_build=False)
