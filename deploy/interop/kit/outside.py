"""What stands outside of Slipway, so that it can be seen whether anything of it is gone or other later."""
import subprocess

from launcher.story import cluster, dns, slack, web
from launcher.story.scene import Unexpected


def picture(scenes):
    """Git's end, what DNS and the cluster answer for each host, and what each message in Slack says, by a name that a person understands."""
    scene = scenes[0]
    seen = {"the end of the environments in Git": head(scene)}
    for host in (host for each in scenes for host in (each.staging, each.production)):
        seen[f"{host} in DNS"] = dns.ask(scene.outside["dns"], host)
        visit = cluster.visit(scene.outside["cluster"]["http"], host)
        seen[f"{host} on the cluster"] = (visit.status, visit.body)
    return {**seen, **{f"message {ts} in Slack": message for ts, message in messages(scene).items()}}


def untouched(before, after):
    """Nothing of the earlier picture is gone or other; what came to it is another matter."""
    for name, was in before.items():
        if after.get(name) != was:
            raise Unexpected(f"{name} as it was, {was}", after.get(name, "nothing"), "promotion", "dns", "notifier")


def head(scene):
    return subprocess.run(["git", "--git-dir", scene.outside["git"], "rev-parse", "HEAD"], check=True, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True).stdout.strip()


def messages(scene):
    """{ts: (text, whether it still asks)} as the channel shows them now: an update replaces, a deletion removes."""
    shown = {}
    for entry in web.send("GET", scene.outside["slack"] + "/received").document():
        reply = entry["response"]
        if not isinstance(reply, dict) or not reply.get("ts"):
            continue
        if entry["path"].endswith("/chat.delete"):
            shown.pop(reply["ts"], None)
        elif entry["path"].endswith(("/chat.postMessage", "/chat.update")):
            shown[reply["ts"]] = (entry["body"].get("text"), slack.asking([entry]) is not None)
    return shown
