"""Apps of a part on an embedded platform: steps of the demo's story, for several apps side by side."""
import json

from launcher.story import dns, release, repository, slack, web
from launcher.story.scene import Scene, Unexpected


def scene_of(home, quiet, suffix):
    """A scene of the story about an app of its own."""
    scene = Scene(home, quiet)
    scene.app += suffix
    scene.staging, scene.production = (f"{scene.app}.{scene.team}.{zone}.slipway.test" for zone in ("staging", "apps"))
    return scene


def begin(scene):
    for act in (release.register, release.triage, release.push):
        act(scene)


def asked(scene):
    """Until people have been asked to approve the app's build."""
    begin(scene)
    waits(scene, "awaiting-approval")
    request(scene)


def to_production(scene):
    begin(scene)
    for act in (release.verdict, release.staging, approve, release.production):
        act(scene)
    waits(scene, "completed")


def request(scene):
    """The message in Slack that asks about the app's build, and its buttons."""
    word = scene.notes["digest"][7:19]
    return scene.until(f"a message in Slack about {scene.app}", lambda: slack.buttons_about(scene, scene.app, word), "notifier", "promotion")


def approve(scene):
    message, buttons = request(scene)
    slack.press(scene, buttons["approve"], message, "U-APPROVER")


def promotions(scene):
    """The app's promotions, the newest first."""
    return scene.call("promotion", "GET", f"/api/v1/promotions?app={scene.app}", "creator")["items"]


def waits(scene, state, seconds=120):
    def there():
        items = promotions(scene)
        if not items or items[0]["state"] != state:
            raise Unexpected(state, f"it is {items[0]['state']}" if items else "there is none")
        return True
    scene.until(f"the promotion of {scene.app} in state {state}", there, "promotion", seconds=seconds)


def ask_to_leave(scene):
    """Until people have been asked; gives the decommission's id."""
    asked_for = scene.call("promotion", "POST", f"/api/v1/apps/{scene.app}/decommission", "creator", {"reason": "The term is over."}, (202,))["id"]
    leaving(scene)
    return asked_for


def leaving(scene):
    """The message in Slack that asks about the removal, and its buttons."""
    return scene.until(f"a message in Slack about the removal of {scene.app}",
                       lambda: slack.buttons_about(scene, scene.app, "out of production"), "notifier", "promotion")


def agree_to_leave(scene):
    message, buttons = leaving(scene)
    slack.press(scene, buttons["approve"], message, "U-APPROVER")


def leaves(scene):
    """Asked for, agreed to, and gone."""
    decommission = ask_to_leave(scene)
    agree_to_leave(scene)
    removed(scene, decommission)


def removed(scene, decommission):
    """The app is gone from DNS and Git."""
    def gone():
        return scene.call("promotion", "GET", f"/api/v1/decommissions/{decommission}", "creator")["state"] == "completed"
    scene.until(f"the removal of {scene.app} completed", gone, "promotion", "dns", seconds=180)
    for host in (scene.production, scene.staging):
        if dns.ask(scene.outside["dns"], host) != (dns.NO_SUCH_NAME, []):
            raise Unexpected(f"{host} unknown to DNS", "it is still there", "dns")
    for environment in ("staging", "production"):
        if repository.files(scene.outside["git"], release.folder(scene, environment)):
            raise Unexpected(f"no folder of {scene.app} in {environment}", "it is still in Git", "promotion")


def times_asked(scene):
    """Messages that asked people about the app: sent, not those that were changed in place."""
    sent = [entry for entry in web.send("GET", scene.outside["slack"] + "/received").document() if entry["path"].endswith("/chat.postMessage")]
    return sum(1 for entry in sent if scene.app in (text := json.dumps(entry["body"])) and '"approve"' in text)
