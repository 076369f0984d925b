"""After the first release: a build that is stopped, a bill, the events, and the end."""
import collections
import csv
import decimal
import io
import json

from . import broker, build, cluster, dns, github, repository, slack
from .release import folder
from .scene import Unexpected, short

RULE = "no-critical-vulnerabilities"
MONTH = "2024-09"


def vulnerable(scene):
    scene.call("catalog", "PUT", f"/api/v1/apps/{scene.app}", "creator", build.app_yaml(scene, "0.2.0"), headers={"Content-Type": "application/yaml"})
    digest, commit = build.publish(scene, "0.2.0", build.VULNERABLE)

    def failed():
        found = scene.call("gate", "GET", f"/api/v1/verdicts/{digest}", "creator")
        reasons = [f for f in found["findings"] if f["rule"] == RULE and f["outcome"] == "failed"]
        if found["outcome"] != "failed" or not reasons:
            raise Unexpected("failed", f"{found['outcome']}: {found['findings']}", "gate")
        return reasons[0]
    reason = scene.until(f"the verdict 'failed' because of {RULE}", failed, "gate", "standins")

    def shown():
        run = github.check_run(scene, commit)
        return run if run and run.get("conclusion") == "failure" and reason["title"] in json.dumps(run, ensure_ascii=False) else None
    scene.until("a failed check run on GitHub that says why", shown, "gate", "standins", seconds=45)
    scene.tell("Version 0.2.0 carries a library with a known hole. The gate stops it, and tells the creator in words what to do.")
    scene.fact("verdict", f"failed for {short(digest)}; the check run at commit {commit[:7]} says so, too")
    scene.fact("what", reason["title"])
    scene.fact("why", reason["why"])
    scene.fact("next step", reason["fix"])
    for environment in ("staging", "production"):
        text = repository.files(scene.outside["git"], folder(scene, environment)).get("kustomization.yaml", "")
        if digest in text or scene.notes["digest"] not in text:
            raise Unexpected(f"version 0.1.0 in {environment} still", text, "promotion", "gate")
    scene.fact("still live", f"{short(scene.notes['digest'])}, in staging and in production")


def bill(scene):
    text, expected = focus(scene.app)
    scene.call("cost", "POST", "/api/v1/imports?format=focus", "finance", text, headers={"Content-Type": "text/csv"})

    def billed():
        months = scene.call("cost", "GET", f"/api/v1/apps/{scene.app}/costs", "finance")["months"]
        return next((m["billed"] for m in months if m["month"] == MONTH and m["billed"]), None)
    found = scene.until(f"a bill of {MONTH}", billed, "cost", seconds=30)
    if decimal.Decimal(found["amount"]) != expected:
        raise Unexpected(f"{expected} USD, the sum of the rows", found, "cost")
    cents = expected.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_EVEN)
    scene.tell("Finance imports the provider's bill, a CSV file in the format FOCUS. The rows with the app's tag are its cost, exactly.")
    scene.fact("cost", f"{cents} {found['currency']} for {MONTH} (exactly {found['amount']}, the sum of the rows to the last digit)")


def focus(app, account=None):
    """The bill with every second row tagged as this app's, on an account of its own: (CSV, what the app's rows add up to)."""
    with open(build.INPUTS / "focus-2024-09.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["BillingAccountId"] = account or f"account-of-{app}"
    for row in rows[::2]:
        row["Tags"] = json.dumps({"app": app, "cost-centre": "CC-1042"})
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue(), sum(decimal.Decimal(row["BilledCost"]) for row in rows[::2])


def events(scene):
    wanted = {"slipway.catalog", "slipway.gate", "slipway.promotion", "slipway.dns"}

    def told():
        found = broker.events(scene.home, f"app/{scene.app}")
        missing = wanted - {event["topic"] for event in found}
        if missing:
            raise Unexpected("events on every topic", f"none on {', '.join(sorted(missing))}")
        return found
    found = scene.until(f"events about {scene.app} on {', '.join(sorted(wanted))}", told, "kafka", seconds=30)
    names = collections.defaultdict(list)
    for event in found:
        if broker.plain_name(event) not in names[event["topic"]]:
            names[event["topic"]].append(broker.plain_name(event))
    scene.tell("The services know of all this from each other by events on Kafka, and here they are:")
    for topic, said in names.items():
        scene.fact(topic.replace("slipway.", ""), ", ".join(said))
    first, last = found[0]["ce_time"][11:19], found[-1]["ce_time"][11:19]
    scene.fact("in all", f"{len(found)} CloudEvents with key app/{scene.app}, the first {first}, the last {last} UTC")


def removal(scene):
    asked = scene.call("promotion", "POST", f"/api/v1/apps/{scene.app}/decommission", "creator", {"reason": "The term is over."}, (202,))
    scene.tell("The term is over, and the creator gives the app back. That, too, is asked in Slack and approved there.")
    message, buttons = scene.until("a message in Slack about the removal",
                                   lambda: slack.buttons_about(scene, scene.app, "out of production"), "notifier", "promotion")
    scene.fact("Slack says", slack.texts(message)[0])
    slack.press(scene, buttons["approve"], message, "U-APPROVER")
    for host in (scene.production, scene.staging):
        scene.until(f"{host} to be unknown to DNS (removal {asked['id']})", lambda: unknown(scene, host), "dns", "promotion", "notifier", seconds=120)
        scene.fact("DNS", f"{host}: NXDOMAIN, no such name")
    for environment in ("production", "staging"):
        scene.until(f"no folder {folder(scene, environment)} in Git", lambda: removed(scene, environment), "promotion")
        number, subject, trailers = repository.last_commit(scene.outside["git"], folder(scene, environment))
        if not trailers.get("Approved-By"):
            raise Unexpected("a commit that names who approved the removal", trailers, "promotion")
        scene.fact("Git", f"{folder(scene, environment)} is gone, by commit {number[:7]} \"{subject}\"")
    for host in (scene.production, scene.staging):
        scene.until(f"404 for {host}", lambda: left(scene, host), "standins", "promotion")
    scene.fact("cluster", "404 for both hosts")
    chain = scene.call("catalog", "GET", "/api/v1/audit/verification", "auditor")
    if chain["intact"] is not True or not chain["entries"]:
        raise Unexpected("an intact audit trail", chain, "catalog")
    kept = scene.call("gate", "GET", f"/api/v1/verdicts/{scene.notes['digest']}", "auditor")
    scene.fact("what stays", f"the audit trail, intact over {chain['entries']} entries, and the verdict on {short(scene.notes['digest'])}: {kept['outcome']}")


def unknown(scene, host):
    code, addresses = dns.ask(scene.outside["dns"], host)
    if (code, addresses) != (dns.NO_SUCH_NAME, []):
        raise Unexpected("no such name", f"the DNS server still answers {', '.join(addresses) or f'with response code {code}'}")
    return True


def removed(scene, environment):
    files = repository.files(scene.outside["git"], folder(scene, environment))
    if files:
        raise Unexpected("no such folder", f"{', '.join(sorted(files))} still in it")
    return True


def left(scene, host):
    seen = cluster.visit(scene.outside["cluster"]["http"], host)
    if seen.status != 404:
        raise Unexpected("404", f"the app still answers {seen.status}")
    return True
