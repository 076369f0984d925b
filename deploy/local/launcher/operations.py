"""The operator's bench: what does not get on in any service, in words; trying it again; stopping and starting promotions."""
import json
import re
import urllib.error
import urllib.parse
import urllib.request

from .access import token
from .modules import SERVICES
from .trouble import Trouble

HOW = "`operations`, `operations retry ID`, `operations stop REASON` or `operations start REASON`"
_AREA = f"(?:{'|'.join(SERVICES)})"
LISTED = re.compile(rf"parked:{_AREA}(?:\|[^|]+){{3}}|letter:{_AREA}\|[^|]+|(?:process|message):[^|]+")


def operations(home, words):
    """Exit status: 0 if nothing is to be done or what was asked for is done, 1 if something is listed or a service gave no answer."""
    if not words:
        return Bench(home).show()
    if words[0] == "retry" and len(words) == 2:
        if not LISTED.fullmatch(words[1]):
            raise Trouble(f"{words[1]!r} is nothing that `deploy/slipway operations` lists.", 2)
        return Bench(home).retry(words[1])
    if words[0] in ("stop", "start") and len(words) > 1:
        reason = " ".join(words[1:]).strip()
        if not reason:
            raise Trouble(f"The reason is empty, and it goes on record. Say `deploy/slipway operations {words[0]} REASON`.", 2)
        return Bench(home).turn(words[0] == "start", reason)
    raise Trouble(f"It is called as {HOW}.", 2)


class Bench:
    def __init__(self, home):
        self.home, self.token = home, token(home, "operator")

    def show(self):
        """What every service that answers has to say; a silent one is named at the end, and nothing is said for it."""
        found, silent, switch = 0, [], "Whether promotions run is not known."
        for area in SERVICES:
            try:
                for name, what, since, why, fix in self._of(area):
                    found += 1
                    print(f"{what}\n  since   {since}\n  because {why}\n  to do   {fix}\n  again   deploy/slipway operations retry '{name}'\n")
                if area == "promotion":
                    switch = _in_words(self._call(area, "GET", "/promotions"))
            except Trouble as e:
                print(f"{e}\n")
                silent.append(area)
        print(switch)
        print(_counted(found) + (f" This is not all: nothing is known of {', '.join(silent)}." if silent else ""))
        return 1 if found or silent else 0

    def retry(self, name):
        kind, _, rest = name.partition(":")
        if kind == "parked":
            area, consumer, topic, subject = rest.split("|")
            done = self._call(area, "POST", "/parked/retries", {"consumer": consumer, "topic": topic, "subject": subject})
            print(f"{done['handled']} events of {subject} are handled" + ("; the next failed and is still parked." if done["left"] else "; none is left."))
            return 1 if done["left"] else 0
        if kind == "letter":
            area, letter = rest.split("|")
            self._call(area, "POST", f"/dead-letters/{urllib.parse.quote(letter, safe='')}/retries")
            print("The job is in the queue again, with all its attempts before it.")
            return 0
        if kind == "message":
            self._call("notifier", "POST", f"/messages/{urllib.parse.quote(rest, safe='')}/retries")
            print("The message is on its way again.")
            return 0
        self._call("promotion", "POST", f"/processes/{urllib.parse.quote(rest, safe='')}/retries")
        print("The process runs again from the top; what it has done stays done.")
        return 0

    def turn(self, running, reason):
        """The service drops the reason of a wish that is fulfilled already, so it is asked before, and who wished is told."""
        switch = self._call("promotion", "GET", "/promotions")
        if switch["running"] == running:
            print(_already(switch))
            return 0
        self._call("promotion", "PUT", "/promotions", {"running": running, "reason": reason})
        switch = self._call("promotion", "GET", "/promotions")
        if switch["running"] != running:
            print(f"It was done, and is no longer so: {_in_words(switch)}")
            return 1
        print("Promotions go on." if running else "Promotions are stopped: none enters a further stage that changes an environment.")
        return 0

    def _of(self, area):
        """(name, what, since, why, fix) of what does not get on in this service."""
        for it in self._all(area, "/parked"):
            name = f"parked:{area}|{it['consumer']}|{it['topic']}|{it['subject']}"
            yield name, it["what"], it["since"], it["why"], f"{it['fix']} By itself again at {it['nextAttempt']}."
        for it in self._all(area, "/dead-letters"):
            yield f"letter:{area}|{it['id']}", f"{area}: {it['what']}", it["since"], it["why"], it["fix"]
        for it in self._all(area, "/processes") if area == "promotion" else ():
            yield f"process:{it['id']}", f"The {it['kind']} of {it['app']} is stuck. {it['what']}", it["since"], it["why"], it["fix"]
        for it in self._all(area, "/messages") if area == "notifier" else ():
            yield f"message:{it['id']}", it["what"], it["since"], it["why"], it["fix"]

    def _all(self, area, path):
        cursor = None
        while True:
            page = self._call(area, "GET", path + (f"?cursor={urllib.parse.quote(cursor)}" if cursor else ""))
            yield from page["items"]
            cursor = page.get("nextCursor")
            if not cursor:
                return

    def _call(self, area, method, path, body=None):
        request = urllib.request.Request(self.home.url(area) + "/api/v1/operations" + path, method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as e:
            raise Trouble(f"{area} refused: {_detail(e)} (log: {self.home.log(area)})")
        except (urllib.error.URLError, OSError) as e:
            raise Trouble(f"{area} does not answer ({getattr(e, 'reason', e)}). `deploy/slipway up` starts it.")


def _in_words(switch):
    return "Promotions run." if switch["running"] else f"Promotions are stopped since {switch['since']}: {switch['reason']} (by {switch['by']})"


def _already(switch):
    since = f" since {switch['since']}: {switch['reason']} (by {switch['by']})" if switch.get("since") else ""
    return f"Promotions were {'running' if switch['running'] else 'stopped'} already{since}. Nothing was changed, and your reason is not on record."


def _counted(found):
    return f"{found} things do not get on." if found > 1 else "One thing does not get on." if found else "Nothing is parked, given up or stuck."


def _detail(refused):
    text = refused.read(2000).decode(errors="replace")
    try:
        return json.loads(text).get("detail", text)
    except ValueError:
        return f"{refused.code} {text}"
