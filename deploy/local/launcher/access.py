"""Bearer tokens of the people and the machine that the embedded platform knows."""
import json
import urllib.error
import urllib.parse
import urllib.request

from . import vault
from .trouble import Trouble
from .variables import USERS


def token(home, name):
    """A bearer token of this user, valid for 8 hours, as the issuer gives it."""
    if name not in USERS:
        raise Trouble(f"There is no user {name!r}. There are: {', '.join(USERS)}.", 2)
    held = vault.load(home)
    if held is None:
        raise Trouble("The platform was never started. `deploy/slipway up` starts it.")
    request = urllib.request.Request(home.url("issuer") + "/slipway/token", data=urllib.parse.urlencode({"user": name}).encode(),
                                     headers={"Authorization": f"Bearer {held['issuerAdmin']}"})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=15) as answer:
            return json.load(answer)["access_token"]
    except urllib.error.HTTPError as e:
        raise Trouble(f"The issuer gave no token for {name}: {e.code} {e.read(300).decode(errors='replace')} (log: {home.log('standins')})")
    except (urllib.error.URLError, OSError) as e:
        raise Trouble(f"The issuer at {home.url('issuer')} does not answer ({getattr(e, 'reason', e)}). `deploy/slipway up` starts it.")
