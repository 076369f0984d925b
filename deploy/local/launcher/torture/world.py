"""The platform as the load sees it: asked again and again while it is down, as a patient client does."""
import functools
import http.client
import json
import threading
import time

from .. import access, status
from ..story import web
from ..story.scene import Unexpected

PATIENCE = 600  # seconds: several kills in a row, on a machine that has other work, too
SILENCE = 5  # seconds for which a service that did not answer is taken for down
AGAIN = {408, 425, 429, 500, 502, 503, 504}


class World:
    def __init__(self, home, receipts):
        self.home, self.receipts = home, receipts
        platform = json.loads(status.as_json(home, with_secrets=True))
        self.services, self.outside, self.secrets = platform["services"], platform["standIns"], platform["secrets"]
        self.token = functools.lru_cache(maxsize=None)(lambda name: access.token(home, name))
        self.over = threading.Event()
        self.broken = []  # answers 500: asked again, and told in the end
        self.silent = {}  # service: when it last gave no answer
        self._slack, self._asked, self._one = [], 0.0, threading.Lock()

    def call(self, service, method, path, user, body=None, expect=(200,), doubt=(), headers=None):
        """The answer's document. `doubt` are statuses that are as good when an earlier attempt was not answered: it may have taken effect."""
        whole = {"Authorization": "Bearer " + self.token(user), **(headers or {})}
        return self.send(self.services[service]["url"] + path, method, body, whole, expect, doubt, service)

    def send(self, url, method, body, headers, expect, doubt=(), service=""):
        end, unsure, seen = time.monotonic() + PATIENCE, False, None
        while time.monotonic() < end:
            try:
                answer = web.send(method, url, body, headers, timeout=20)
                if answer.status in expect or unsure and answer.status in doubt:
                    return answer.document() if answer.body else None
                if answer.status not in AGAIN:
                    raise Unexpected(f"{' or '.join(map(str, expect))} from {method} {url}", answer, service)
                if answer.status == 500:
                    self.broken.append(f"{method} {url}: {str(answer.body)[:300]}")
                seen, unsure = answer, unsure or answer.status >= 500
            except (OSError, http.client.HTTPException) as e:  # killed while it answered
                seen, unsure = f"{type(e).__name__}: {e}", True
            self.silent[service] = time.monotonic()
            time.sleep(0.4)
        raise Unexpected(f"an answer to {method} {url} within {PATIENCE} s", seen, service)

    def answers(self, service):
        """Whether it is worth asking now, as far as others have seen."""
        return time.monotonic() > self.silent.get(service, 0) + SILENCE

    def until(self, expected, probe, seconds=PATIENCE):
        """The first true value of `probe`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = probe()
            if value:
                return value
            time.sleep(1)
        raise Unexpected(f"{expected} within {seconds} s", "nothing of the kind")

    def slack(self):
        """What Slack received so far, asked at most every two seconds by all together."""
        with self._one:
            if time.monotonic() > self._asked + 2:
                self._slack = web.send("GET", self.outside["slack"] + "/received").document()
                self._asked = time.monotonic()
            return self._slack
