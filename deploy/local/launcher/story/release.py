"""From the first form to production: steps that everybody with an app goes through."""
import json

from . import build, cluster, dns, github, repository, slack
from .scene import Unexpected, short


def register(scene):
    answer = scene.call("catalog", "POST", "/api/v1/apps", "creator", build.app_yaml(scene, "0.1.0"), (201,),
                        headers={"Content-Type": "application/yaml"})
    known = scene.call("catalog", "GET", f"/api/v1/apps/{scene.app}", "approver")
    if (known["name"], known["owner"]) != (scene.app, "creator@slipway.test"):
        raise Unexpected(f"{scene.app} of creator@slipway.test in the catalog", known or answer, "catalog")
    scene.tell("A creator has built a small app that says where to have lunch. They describe it in one file, app.yaml, and hand it in.")
    scene.fact("app", f"{scene.app}, of team {known['team']}")
    scene.fact("owner", known["owner"])


def triage(scene):
    answers = {"sensitiveData": "internal", "exposure": "internal", "expectedUsers": 40, "maintainedBy": "creator",
               "maxMonthlyCost": {"amount": "30.00", "currency": "USD"}}
    said = scene.call("catalog", "PUT", f"/api/v1/apps/{scene.app}/triage", "creator", answers)
    if said["risk"] != "medium" or not said["reasons"]:
        raise Unexpected("a medium risk, with reasons", said, "catalog")
    scene.tell("Five plain questions: whose data, who can reach it, how many people, what may it cost, who looks after it.")
    scene.fact("risk", f"{said['risk']}, so it takes the {said['path']} path")
    scene.fact("because", "; ".join(reason if isinstance(reason, str) else reason.get("text", str(reason)) for reason in said["reasons"]))


def push(scene):
    scene.notes["digest"], scene.notes["commit"] = build.publish(scene, "0.1.0", build.HARMLESS)
    scene.tell("The app's pipeline pushes the image, signs it, and sends four reports: what is inside, its known security holes, an analysis "
               "of the code, a search for forgotten passwords. The registry tells Slipway about the push by itself.")
    scene.fact("image", build.image(scene) + ":0.1.0")
    scene.fact("digest", short(scene.notes["digest"]) + " (the fingerprint of exactly this build; it goes through the whole story)")


def verdict(scene):
    def passed():
        found = scene.call("gate", "GET", f"/api/v1/verdicts/{scene.notes['digest']}", "creator")
        if found["outcome"] != "passed":
            raise Unexpected("passed", f"{found['outcome']}: {found['findings']}", "gate")
        return found
    found = scene.until("the verdict 'passed' of the gate", passed, "gate", "standins")
    scene.tell("The gate checks signature and reports against the rules for this risk.")
    scene.fact("verdict", f"{found['outcome']} for {short(scene.notes['digest'])}, by policy {found['policyVersion']}")

    def shown():
        run = github.check_run(scene, scene.notes["commit"])
        return run if run and run.get("conclusion") == "success" else None
    run = scene.until("a successful check run on GitHub", shown, "gate", "standins", seconds=45)
    scene.fact("on GitHub", f"{run['name']}: {run['conclusion']}, \"{run['output']['title']}\", at commit {scene.notes['commit'][:7]}")


def staging(scene):
    number, subject, _ = committed(scene, "staging", "0.1.0")
    scene.tell("Slipway deploys by Git alone: it commits the digest, and the cluster follows.")
    scene.fact("commit", f"{number[:7]} \"{subject}\"")
    seen = answering(scene, scene.staging)
    scene.fact("URL", f"{scene.at(scene.staging)}/healthz answers {seen.status} with digest {short(json.loads(seen.body)['digest'])}")
    scene.try_it(scene.curl(scene.staging))
    scene.fact("", "in another terminal, as long as the app is there" + (f": {scene.end}" if scene.end else ""))
    if repository.files(scene.outside["git"], folder(scene, "production")):
        raise Unexpected("nothing in production before anybody has approved", "a folder in Git", "promotion")
    scene.fact("production", "nothing there yet: that needs a person")


def approval(scene):
    digest = scene.notes["digest"]
    message, buttons = scene.until("a message in Slack that asks", lambda: slack.buttons_about(scene, scene.app, digest[7:19]), "notifier", "promotion")
    scene.tell("Slipway has tried the app in staging and asks in the channel for approvals.")
    for line in slack.texts(message):
        scene.fact("Slack says", line)
    slack.press(scene, buttons["approve"], message, "U-CREATOR")
    refusal = scene.until("a word to the creator that they cannot decide", lambda: slack.whispered(scene, "U-CREATOR", scene.app), "notifier", seconds=30)
    scene.fact("refused", f"the creator presses Approve, and is told: \"{refusal}\"")
    slack.press(scene, buttons["approve"], message, "U-APPROVER")

    def decided():
        mine = [p for p in scene.call("promotion", "GET", f"/api/v1/promotions?app={scene.app}", "creator")["items"] if p["digest"] == digest]
        return mine[0]["approvals"]["given"] if mine else None
    given = scene.until("the approval in the promotion", decided, "notifier", "promotion")
    if len(given) != 1 or given[0]["channel"] != "slack" or given[0]["by"] != "approver@slipway.test":
        raise Unexpected("one approval, by approver@slipway.test in Slack", given, "promotion")
    scene.fact("decision", f"approved by {given[0]['by']}, by the same button in Slack")


def production(scene):
    number, subject, trailers = committed(scene, "production", "0.1.0")
    if trailers.get("Slipway-Digest") != scene.notes["digest"] or not trailers.get("Approved-By"):
        raise Unexpected("a commit whose trailers name the digest and who approved", trailers, "promotion")
    scene.tell("The same digest goes to production, with a name and a certificate made for it.")
    scene.fact("commit", f"{number[:7]} \"{subject}\"")
    for name in ("Slipway-Promotion", "Slipway-Replaces", "Approved-By"):
        scene.fact("", f"{name}: {trailers.get(name)}")

    def resolved():
        code, addresses = dns.ask(scene.outside["dns"], scene.production)
        return addresses if code == dns.NO_ERROR else None
    addresses = scene.until(f"an address of {scene.production}", resolved, "dns", "standins")
    scene.fact("DNS", f"{scene.production} is {', '.join(addresses)}")
    seen = answering(scene, scene.production, scene.outside["caCertificate"])
    scene.fact("URL", f"{scene.at(scene.production, 'https')}/healthz answers {seen.status} with digest {short(json.loads(seen.body)['digest'])}")
    claim = scene.call("dns", "GET", f"/api/v1/claims/{scene.production}", "creator")
    if claim["certificate"]["sha256"].replace(":", "").lower() != seen.certificate["sha256"]:
        raise Unexpected("the certificate that the DNS service has on record", f"{seen.certificate}, on record {claim['certificate']}", "dns")
    scene.try_it(scene.curl(scene.production, "https"))
    scene.fact("certificate", f"by {seen.certificate['issuer']}, valid until {seen.certificate['not_after']}, SHA-256 {seen.certificate['sha256'][:16]}…")


def folder(scene, environment):
    return f"environments/{environment}/{scene.app}"


def committed(scene, environment, version):
    """Waits until a fresh clone holds the digest; gives the commit."""
    digest = scene.notes["digest"]

    def cloned():
        text = repository.files(scene.outside["git"], folder(scene, environment)).get("kustomization.yaml")
        if text is None or digest not in text:
            raise Unexpected(digest, f"no {folder(scene, environment)} in Git yet" if text is None else f"another build there: {text}")
        return True
    scene.until(f"{short(digest)} of version {version} in {folder(scene, environment)} of Git", cloned, "promotion", seconds=120)
    return repository.last_commit(scene.outside["git"], folder(scene, environment))


def answering(scene, host, ca_file=None):
    """Waits until the cluster answers for this host with the digest."""
    url = scene.outside["cluster"]["https" if ca_file else "http"]

    def visited():
        seen = cluster.visit(url, host, ca_file=ca_file)
        if seen.status != 200 or json.loads(seen.body).get("digest") != scene.notes["digest"]:
            raise Unexpected("200 with the digest", f"{seen.status} {seen.body[:200]}")
        return seen
    return scene.until(f"{host}/healthz to show {short(scene.notes['digest'])}", visited, "standins", "promotion", "dns")
