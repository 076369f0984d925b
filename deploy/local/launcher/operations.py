"""The operator's bench: what does not get on in any service, in words; trying it again; stopping and starting promotions."""
import json
import urllib.error
import urllib.parse
import urllib.request

from .access import token
from .modules import SERVICES
from .trouble import Trouble

HOW = "`operations`, `operations retry ID`, `operations stop REASON` or `operations start REASON`"


def operations(home, words):
    """Exit status: 0 if nothing is to be done or what was asked for is done, 1 if something is listed."""
    bench = Bench(home)
    if not words:
        return bench.show()
    if words[0] == "retry" and len(words) == 2:
        return bench.retry(words[1])
    if words[0] in ("stop", "start") and len(words) > 1:
        return bench.turn(words[0] == "start", " ".join(words[1:]))
    raise Trouble(f"It is called as {HOW}.", 2)


class Bench:
    def __init__(self, home):
        self.home, self.token = home, token(home, "operator")

    def show(self):
        found = [*self._parked(), *self._letters(), *self._processes()]
        for name, what, since, why, fix in found:
            print(f"{what}\n  since   {since}\n  because {why}\n  to do   {fix}\n  again   deploy/slipway operations retry '{name}'\n")
        switch = self._call("promotion", "GET", "/promotions")
        if switch["running"]:
            print("Promotions run.")
        else:
            print(f"Promotions are stopped since {switch['since']}: {switch['reason']} (by {switch['by']})")
        print(f"{len(found)} things do not get on." if found else "Nothing is parked, given up or stuck.")
        return 1 if found else 0

    def retry(self, name):
        kind, _, rest = name.partition(":")
        if kind == "parked" and rest.count("|") == 3:
            area, consumer, topic, subject = rest.split("|")
            done = self._call(area, "POST", "/parked/retries", {"consumer": consumer, "topic": topic, "subject": subject})
            print(f"{done['handled']} events of {subject} are handled" + ("; the next failed and is still parked." if done["left"] else "; none is left."))
            return 1 if done["left"] else 0
        if kind == "letter" and rest.count("|") == 1:
            area, letter = rest.split("|")
            self._call(area, "POST", f"/dead-letters/{urllib.parse.quote(letter, safe='')}/retries")
            print("The job is in the queue again, with all its attempts before it.")
            return 0
        if kind == "process":
            self._call("promotion", "POST", f"/processes/{urllib.parse.quote(rest, safe='')}/retries")
            print("The process runs again from the top; what it has done stays done.")
            return 0
        raise Trouble(f"{name!r} is nothing that `deploy/slipway operations` lists.", 2)

    def turn(self, running, reason):
        self._call("promotion", "PUT", "/promotions", {"running": running, "reason": reason})
        print("Promotions go on." if running else "Promotions are stopped: none enters a further stage that changes an environment.")
        return 0

    def _parked(self):
        for area in SERVICES:
            for it in self._all(area, "/parked"):
                name = f"parked:{area}|{it['consumer']}|{it['topic']}|{it['subject']}"
                yield name, it["what"], it["since"], it["why"], f"{it['fix']} By itself again at {it['nextAttempt']}."

    def _letters(self):
        for area in SERVICES:
            for it in self._all(area, "/dead-letters"):
                yield f"letter:{area}|{it['id']}", f"{area}: {it['what']}", it["since"], it["why"], it["fix"]

    def _processes(self):
        for it in self._all("promotion", "/processes"):
            yield f"process:{it['id']}", f"The {it['kind']} of {it['app']} is stuck. {it['what']}", it["since"], it["why"], it["fix"]

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


def _detail(refused):
    text = refused.read(2000).decode(errors="replace")
    try:
        return json.loads(text).get("detail", text)
    except ValueError:
        return f"{refused.code} {text}"
