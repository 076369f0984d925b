"""Who and what stands on a platform, so that somebody who asks finds something: the demo's story up to the removal, apps that wait for people, a person who has left, and in each service something
that an operator has to look after. Gives samples of each document, as `samples` takes them."""
import json
import os
import re
import uuid

from launcher import demo, vault
from launcher.modules import SERVICES
from launcher.report import Report
from launcher.story import broker, build, life
from launcher.torture.database import Database
from launcher.trouble import Trouble

from . import apps

CREATOR, SECURITY = "p_068c81fe530b", "p_b2166af94c97"  # as the catalog's directory begins
LEFT = "creator2"
CHAT = {"provider": "slack", "workspace": "T0SLIPWAY"}


def settle(home):
    """{document: samples}"""
    report, quiet = Report(), Report(open(os.devnull, "w"))
    live = apps.scene_of(home, report, "-live")
    held, dropped, decided, leaving = (apps.scene_of(home, quiet, suffix) for suffix in ("-held", "-dropped", "-decided", "-leaving"))
    for scene in (held, dropped, decided, leaving):
        apps.begin(scene)
    if demo.play(home, report, [(title, act) for title, act in demo.STEPS if act is not life.removal], live):
        raise Trouble("the story did not hold; the lines above say where")
    for scene in (held, dropped, decided, leaving):
        apps.waits(scene, "awaiting-approval")
    apps.approve(leaving)
    apps.waits(leaving, "completed")
    decommission = apps.ask_to_leave(leaving)
    live.call("catalog", "PUT", f"/api/v1/people/{LEFT}@slipway.test/standing", "operator", {"active": False})
    letters, parked, message = mishaps(home, dropped)
    found = {"catalog": catalog(live), "gate": gate(live), "promotion": promotion(live, held, dropped, decided, decommission), "dns": dns(live), "cost": cost(live),
             "notifier": {"*": {"query.app": [live.app]}, "POST /api/v1/operations/messages/{id}/retries": {"path.id": [message]}}}
    for area, samples in found.items():
        samples["POST /api/v1/operations/dead-letters/{id}/retries"] = {"path.id": [letters[area]]}
        samples["POST /api/v1/operations/parked/retries"] = as_json({"consumer": area, **parked})
    return found


def as_json(*bodies, **more):
    return {"body": {"application/json": list(bodies)}, **more}


def mishaps(home, scene):
    """In each service a job that was given up and an event that cannot be read, and a message that Slack did not take, as rows that the services would have left."""
    event = next(event for event in broker.events(home, f"app/{scene.app}") if event["topic"] == "slipway.gate")
    headers = {name: value for name, value in event.items() if name not in ("topic", "key")}
    letters, database = {area: str(uuid.uuid4()) for area in SERVICES}, Database(home, vault.load(home))
    try:
        for area, letter in letters.items():
            database.rows(f"insert into {area}.dead_letter values ('{letter}', 'planted', '1', 'null', 'planted', 10, now())")
            database.rows("insert into " + area + ".parked_event (consumer, event_id, type, topic, subject, headers, payload, reason, attempts, parked_at, next_attempt) "
                          f"values ('{area}', '{uuid.uuid4()}', '{event['ce_type']}', '{event['topic']}', '{event['ce_subject']}', '{json.dumps(headers)}', '{{}}', "
                          "'planted', 10, now(), now() + interval '1 day')")
        message = database.rows("update notifier.message set state = 'failed', failure = 'planted' where id = "
                                f"(select id from notifier.message where app = '{scene.app}' limit 1) returning id")[0]["id"]
    finally:
        database.close()
    return letters, {"topic": event["topic"], "subject": event["ce_subject"]}, message


def described(scene, app):
    """What a creator says of an app, as JSON."""
    return {"name": app, "owner": "creator@slipway.test", "team": scene.team, "businessUnit": "campus", "costCentre": "CC-1042", "riskLevel": "low", "version": "0.2.0",
            "image": {"repository": build.image(scene).replace(scene.app, app), "tag": "0.2.0"}, "sourceRepository": f"https://github.com/acme/{app}", "hostingTier": "shared",
            "dataClassification": "internal", "escalation": "team-lead@slipway.test", "runbook": "docs/runbook.md", "health": {"liveness": "/healthz", "readiness": "/healthz"},
            "telemetry": {"opentelemetry": True}, "alerts": [{"name": "HighErrorRate", "kind": "error-ratio"}, {"name": "ResourceExhaustion", "kind": "resource"}],
            "smoke": [{"path": "/healthz", "status": 200, "maxLatency": "2s"}], "monthlyCostCap": {"amount": "30.00", "currency": "USD"}}


def in_snake_case(thing):
    """The same as app.yaml has it."""
    if isinstance(thing, dict):
        return {re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name): in_snake_case(value) for name, value in thing.items()}
    return [in_snake_case(each) for each in thing] if isinstance(thing, list) else thing


def catalog(live):
    said, linked = described(live, live.app), {"path.person": [SECURITY], "path.provider": ["slack"], "path.workspace": ["T0SLIPWAY"], "path.user": ["U-SECURITY"]}
    return {
        "*": {"path.app": [live.app], "path.person": [CREATOR], "path.team": [live.team], "query.team": [live.team], "query.owner": ["creator@slipway.test"], "query.q": [live.app]},
        "POST /api/v1/apps": {"body": {"application/json": [described(live, live.app + "-json")], "application/yaml": [in_snake_case(described(live, live.app + "-yaml"))]}},
        "PUT /api/v1/apps/{app}": {"body": {"application/json": [said], "application/yaml": [in_snake_case(said)]}},
        "PUT /api/v1/apps/{app}/triage": as_json({"sensitiveData": "internal", "exposure": "internal", "expectedUsers": 40, "maintainedBy": "creator",
                                                  "maxMonthlyCost": {"amount": "30.00", "currency": "USD"}}),
        "DELETE /api/v1/people/{person}/chat-identities/{provider}/{workspace}/{user}": linked,
        "PUT /api/v1/people/{person}/chat-identities/{provider}/{workspace}/{user}": linked,
        "PUT /api/v1/people/{person}/standing": as_json({"active": False}, {"active": True}, **{"path.person": [SECURITY]}),
        "PUT /api/v1/teams/{team}": as_json({"members": ["creator@slipway.test"], "leads": ["approver@slipway.test"]}, **{"path.team": ["cooking"]}),
        "GET /internal/v1/apps/by-image": {"query.repository": [build.image(live)]},
        "GET /internal/v1/people/by-chat/{provider}/{workspace}/{user}": {"path.provider": ["slack"], "path.workspace": ["T0SLIPWAY"], "path.user": ["U-APPROVER"]},
        "GET /internal/v1/people/by-role/{role}": {"path.role": ["approver"]},
        "POST /internal/v1/people/lookups": as_json({"ids": [CREATOR, SECURITY]}),
        "POST /internal/v1/people/matches": as_json({"candidates": [{"email": "creator@slipway.test", "identity": {**CHAT, "user": "U-CREATOR"}}]}),
        "POST /internal/v1/permissions/checks": as_json({"action": "edit", "app": live.app, "person": CREATOR}),
        "POST /internal/v1/pushes": as_json({"commit": live.notes["commit"], "ref": "refs/heads/main", "repository": f"acme/{live.app}"}),
    }


def gate(live):
    return {"*": {"path.digest": [live.notes["digest"]], "query.app": [live.app], "query.environment": ["production"]},
            "PUT /api/v1/evidence/{subject}": {"path.subject": [f"git:{live.notes['commit']}"], "query.kind": ["gitleaks"], "body": {"*/*": ["[]"]}},
            "POST /api/v1/evidence/checks": {"query.kind": ["gitleaks"], "body": {"*/*": ["[]"]}},
            "POST /webhooks/registries/distribution": as_json({"events": []})}


def promotion(live, held, dropped, decided, decommission):
    ids = {scene: apps.promotions(scene)[0]["id"] for scene in (live, held, dropped, decided)}
    approval = apps.request(decided)[1]["approve"]["value"].split("/")[0]
    yes = {"decision": "approve", "digest": decided.notes["digest"], "reason": "It is what we want."}
    return {
        "*": {"path.app": [live.app], "query.app": [live.app], "path.id": [ids[live]]},
        "POST /api/v1/apps/{app}/decommission": as_json({"reason": "The term is over."}, **{"path.app": [dropped.app]}),
        "GET /api/v1/decommissions/{id}": {"path.id": [decommission]},
        "POST /api/v1/decommissions/{id}/decisions": as_json({"decision": "approve"}, **{"path.id": [decommission]}),
        "POST /api/v1/decommissions/{id}/retry": {"path.id": [decommission]},
        "POST /api/v1/operations/processes/{id}/retries": {"path.id": [ids[held]]},
        "PUT /api/v1/operations/promotions": as_json({"running": False, "reason": "We look."}, {"running": True, "reason": "We have looked."}),
        "POST /api/v1/promotions": as_json({"app": held.app, "digest": held.notes["digest"]}),
        "POST /api/v1/promotions/{id}/cancel": {"path.id": [ids[dropped]]},
        "POST /api/v1/promotions/{id}/decisions": as_json(yes, **{"path.id": [ids[decided]]}),
        "POST /api/v1/promotions/{id}/pause": {"path.id": [ids[held]]},
        "POST /api/v1/promotions/{id}/resume": {"path.id": [ids[held]]},
        "POST /api/v1/promotions/{id}/retry": {"path.id": [ids[dropped]]},
        "POST /internal/v1/approvals/{approval}/decisions": as_json({**CHAT, **yes, "user": "U-APPROVER", "interaction": "1"}, **{"path.approval": [approval]}),
    }


def dns(live):
    certificate = live.call("dns", "GET", f"/api/v1/claims/{live.production}", "creator")["certificate"]
    return {"*": {"path.fqdn": [live.production, live.staging], "path.certificate": [certificate["id"]]},
            "POST /api/v1/claims": as_json({"app": live.app, "label": "menu", "zone": live.production.split(".", 1)[1]})}


def cost(live):
    return {"*": {"path.app": [live.app], "path.month": [life.MONTH], "query.costCentre": ["CC-1042"], "query.format": ["focus"]},
            "POST /api/v1/imports": {"body": {"text/csv": [life.focus(live.app)[0]]}},
            "POST /api/v1/estimates": as_json({"app": live.app}, {"app": live.app, "size": {"cpu": 0.5, "memoryGib": 1, "replicas": 2, "runningShare": 1}})}
