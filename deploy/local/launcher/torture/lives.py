"""The whole life of one app after another: registered, triaged, built, judged, approved, live, billed, and most of them given back."""
import hashlib
import hmac
import http.client
import itertools
import json
import uuid

from ..story import build, life, slack
from ..story.scene import Unexpected, base36

ANSWERS = {"sensitiveData": "internal", "exposure": "internal", "expectedUsers": 40, "maintainedBy": "creator",
           "maxMonthlyCost": {"amount": "30.00", "currency": "USD"}}
ENDED = {"completed", "rejected", "expired", "superseded", "cancelled", "rolled-back", "failed"}
YAML = {"Content-Type": "application/yaml"}


class Life:
    """One app. It stands in for the demo's scene where the demo's steps are used."""

    numbers = itertools.count(1)

    def __init__(self, world, dice):
        self.world, self.dice, self.team = world, dice, "dining"
        self.app = f"life-{base36(next(self.numbers))}-{dice.randrange(36 ** 4):x}"
        self.services, self.outside, self.secrets = world.services, world.outside, world.secrets

    def live(self):
        """To its end, however long that takes."""
        self.register()
        for number in range(self.dice.choice((1, 1, 2))):
            self.release(f"0.{number + 1}.0")
        self.stopped("0.9.0")
        self.billed()
        if self.dice.random() < 0.7:
            self.given_back()

    def call(self, service, method, path, user, body=None, expect=(200,), **more):
        answer = self.world.call(service, method, path, user, body, expect, **more)
        if path.startswith("/api/v1/evidence/"):
            self.world.receipts.add("evidence", answer["id"])
        return answer

    def register(self):
        self.call("catalog", "POST", "/api/v1/apps", "creator", build.app_yaml(self, "0.1.0"), (201,), doubt=(409,), headers=YAML)
        self.call("catalog", "PUT", f"/api/v1/apps/{self.app}/triage", "creator", ANSWERS)

    def release(self, version):
        digest, commit = build.publish(self, version, build.HARMLESS)
        self.pushed(commit)
        promotion = self.world.until(f"a promotion of {self.app} {version} that waits for people", lambda: self.asking(digest))
        if self.dice.random() < 0.3:
            self.decide(promotion, "creator", "approve", expect=(403,))  # nobody approves their own release
        if self.dice.random() < 0.5:
            self.pressed(digest[7:19])
        else:
            self.decide(promotion, "approver", "reject" if self.dice.random() < 0.1 else "approve")
        state = self.world.until(f"an end of the promotion of {self.app} {version}", lambda: self.ended(digest))
        if state not in ("completed", "rejected"):
            raise Unexpected(f"{self.app} {version} completed or rejected", state, "promotion")

    def pushed(self, commit):
        """GitHub tells of the push, twice, as it does when it heard no answer."""
        body = json.dumps({"ref": "refs/heads/main", "after": commit, "repository": {"full_name": f"acme/{self.app}", "default_branch": "main"},
                           "head_commit": {"id": commit}}).encode()
        signature = "sha256=" + hmac.new(self.secrets["githubWebhook"].encode(), body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-GitHub-Event": "push", "X-GitHub-Delivery": str(uuid.uuid4()), "X-Hub-Signature-256": signature}
        for _ in range(2):
            self.world.send(self.services["gate"]["url"] + "/webhooks/github", "POST", body, headers, (202,), service="gate")

    def promotion(self, digest):
        found = self.call("promotion", "GET", f"/api/v1/promotions?app={self.app}", "creator")["items"]
        return next((each for each in found if each["digest"] == digest), None)

    def cancel(self):
        """What nobody will decide any more is withdrawn, so that the platform can come to rest."""
        for each in self.call("promotion", "GET", f"/api/v1/promotions?app={self.app}", "creator")["items"]:
            if each["state"] not in ENDED:
                self.call("promotion", "POST", f"/api/v1/promotions/{each['id']}/cancel", "operator", expect=(202, 409))

    def asking(self, digest):
        found = self.promotion(digest)
        if found and found["state"] in ENDED:
            raise Unexpected(f"a promotion of {self.app} that asks", found["state"], "promotion")
        return found if found and found["state"] == "awaiting-approval" else None

    def ended(self, digest):
        state = self.promotion(digest)["state"]
        return state if state in ENDED else None

    def decide(self, promotion, user, decision, expect=(200,)):
        answer = self.call("promotion", "POST", f"/api/v1/promotions/{promotion['id']}/decisions", user,
                           {"decision": decision, "digest": promotion["digest"], "reason": "Looked at it."}, expect, doubt=(409,))
        if "decision" in answer:
            self.world.receipts.add("decision", promotion["id"])

    def pressed(self, *words):
        message, buttons = self.world.until(f"a message in Slack about {self.app}", lambda: slack.asking(self.world.slack(), self.app, *words))
        self.world.until("Slack's click to be taken", lambda: self.taken(lambda: slack.press(self, buttons["approve"], message, "U-APPROVER")))

    def taken(self, press):
        """Whether the notifier took it. If not, Slack shows an error, and the person presses again."""
        try:
            press()
            return True
        except Unexpected as e:
            if e.status == 500:
                self.world.broken.append(f"a press of a button in Slack: {e.seen}")
        except (OSError, http.client.HTTPException):
            pass  # killed, or killed while it answered
        return False

    def stopped(self, version):
        """A build with a known hole is judged, and goes nowhere."""
        digest, _ = build.publish(self, version, build.VULNERABLE)
        self.world.until(f"the verdict on {version} of {self.app}", lambda: self.call(
            "gate", "GET", f"/api/v1/verdicts/{digest}", "creator", expect=(200, 404), doubt=()).get("outcome") == "failed")

    def billed(self):
        self.call("cost", "POST", "/api/v1/imports?format=focus", "finance", life.focus(self.app)[0], headers={"Content-Type": "text/csv"})
        self.world.receipts.add("import", f"account-of-{self.app}")

    def given_back(self):
        asked = self.call("promotion", "POST", f"/api/v1/apps/{self.app}/decommission", "creator", {"reason": "The term is over."}, (202,))
        path = f"/api/v1/decommissions/{asked['id']}"
        if self.dice.random() < 0.5:
            self.pressed("out of production")
        else:
            self.world.until(f"the removal of {self.app} to wait for people",
                             lambda: self.call("promotion", "GET", path, "creator")["state"] == "awaiting-approval")
            self.call("promotion", "POST", path + "/decisions", "approver", {"decision": "approve", "reason": "Nobody uses it."}, doubt=(409,))
        self.world.until(f"{self.app} to be archived",
                         lambda: self.call("catalog", "GET", f"/api/v1/apps/{self.app}", "creator")["lifecycle"]["state"] == "archived")
        self.world.receipts.add("decommissioned", self.app)
