"""Cheap work that makes many events: descriptions that change, teams that change, reports, bills, registrations."""
import itertools
import json
import uuid

from ..story import build, life
from .lives import YAML, Life

PEOPLE = ["creator@slipway.test", "creator2@slipway.test", "approver@slipway.test", "approver2@slipway.test"]


SHARES = {"update": ("catalog", 48), "report": ("gate", 30), "people": ("catalog", 18), "bill": ("cost", 2), "register": ("catalog", 2)}


class Chores:
    """Those of one thread: apps and teams of its own, so that it knows what is to come of each change."""

    def __init__(self, world, dice, apps=12):
        self.world, self.dice = world, dice
        self.apps, self.most, self.versions = [], apps, itertools.count(1)
        self.team = f"crew-{dice.randrange(36 ** 6):x}"

    def one(self):
        """One piece of work, drawn by its share of the whole from those whose service answers; False if none does."""
        possible = {name: share for name, (service, share) in SHARES.items() if self.world.answers(service)}
        if len(self.apps) < self.most:
            possible = {name: share for name, share in possible.items() if name == "register"}
        if not possible:
            return False
        getattr(self, self.dice.choices(list(possible), list(possible.values()))[0])()
        return True

    def register(self):
        app = Life(self.world, self.dice)
        made = self.world.call("catalog", "POST", "/api/v1/apps", "creator", build.app_yaml(app, "0.0.1"), (201,), doubt=(409,), headers=YAML)
        if made.get("revision"):
            self.world.receipts.add("revision", app.app, made["revision"])
        self.apps = [*self.apps, app][-self.most:]

    def update(self):
        app = self.dice.choice(self.apps)
        now = self.world.call("catalog", "PUT", f"/api/v1/apps/{app.app}", "creator", build.app_yaml(app, f"0.0.{next(self.versions) + 1}"), headers=YAML)
        self.world.receipts.add("revision", app.app, now["revision"])

    def report(self):
        """A clean search for secrets in a commit that nobody has built yet."""
        commit = f"{self.dice.getrandbits(160):040x}"
        kept = self.world.call("gate", "PUT", f"/api/v1/evidence/git:{commit}?kind=gitleaks", "ci", json.dumps([]), (200, 201),
                               headers={"Content-Type": "application/json"})
        self.world.receipts.add("evidence", kept["id"])

    def people(self):
        who = self.dice.sample(PEOPLE, self.dice.randint(1, 4))
        self.world.call("catalog", "PUT", f"/api/v1/teams/{self.team}", "operator", {"members": who, "leads": who[:1]})

    def bill(self):
        account = f"bulk-{uuid.UUID(int=self.dice.getrandbits(128))}"
        self.world.call("cost", "POST", "/api/v1/imports?format=focus", "finance", life.focus(self.dice.choice(self.apps).app, account)[0],
                        headers={"Content-Type": "text/csv"})
        self.world.receipts.add("import", account)
