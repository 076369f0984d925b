"""What Git, the cluster and the zones hold, compared with the records of the services that own them."""
import json

from . import access
from .story import web
from .trouble import Trouble

OWNERS = {"promotion": "Git and cluster", "dns": "zones"}


def compare(home, report):
    """Tells every difference; 0 if there is none. Nothing is changed."""
    found = 0
    for what, items in differences(home):
        found += len(items)
        report.say(f"{what}: {'as on record' if not items else f'{len(items)} differences'}")
        for item in items:
            report.say(f"  {item.get('fqdn') or item['app'] + ' in ' + item['environment']}: {item['text']}")
            for view in ("recorded", "git", "cluster", "zone", "unrecorded"):
                if item.get(view):
                    report.say(f"    {view:<11}{item[view] if isinstance(item[view], str) else ', '.join(item[view])}")
    return 1 if found else 0


def differences(home):
    """(what was compared, the differences) by each owner."""
    token = access.token(home, "operator")
    for service, what in OWNERS.items():
        yield what, _ask(home, service, token)


def _ask(home, service, token):
    try:
        answer = web.send("GET", home.url(service) + "/api/v1/differences", None, {"Authorization": "Bearer " + token})
    except OSError as e:
        raise Trouble(f"{service} does not answer ({e}). `deploy/slipway status` shows what is up.")
    if answer.status != 200:
        raise Trouble(f"{service} answers {answer.status}: {answer.body[:300]}")
    return json.loads(answer.body)["items"]
