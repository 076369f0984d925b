"""What the steps of the story share: where the platform is, who asks it, what was noted, and how it is told."""
import functools
import json
import shlex
import textwrap
import time
import urllib.parse

from .. import access, status
from . import web

WIDTH, LABEL = 116, 13


class Unexpected(Exception):
    """A step did not go as it should. `look` names the parts whose logs may say why, `status` is that of an answer, where one was seen."""

    def __init__(self, expected, seen, *look):
        super().__init__(f"expected {expected}, saw {seen}")
        self.expected, self.seen, self.look, self.status = expected, str(seen), look, getattr(seen, "status", None)


class Scene:
    """One run of the story, about one app with a name that was never used before. `end` says what becomes of the app; without it, it stays."""

    def __init__(self, home, report, end=""):
        self.home, self.report, self.end = home, report, end
        self.app, self.team = "lunch-club-" + base36(int(time.time())), "dining"
        self.staging, self.production = f"{self.app}.{self.team}.staging.slipway.test", f"{self.app}.{self.team}.apps.slipway.test"
        self.notes = {}
        platform = json.loads(status.as_json(home, with_secrets=True))
        self.services, self.outside, self.secrets = platform["services"], platform["standIns"], platform["secrets"]
        self.token = functools.lru_cache(maxsize=None)(lambda name: access.token(home, name))

    def call(self, service, method, path, user, body=None, expect=(200,), **more):
        """Asks a service as this user; gives the answer's document."""
        headers = {"Authorization": "Bearer " + self.token(user), **more.pop("headers", {})}
        answer = web.send(method, self.services[service]["url"] + path, body, headers, **more)
        if answer.status not in expect:
            raise Unexpected(f"{' or '.join(map(str, expect))} from {method} {path} of {service}", answer, service)
        return answer.document() if answer.body else None

    def at(self, host, scheme="http"):
        """The address of an app for who has its name resolved: the stand-in cluster has a port of its own."""
        return f"{scheme}://{host}:{self.outside['cluster'][scheme].rsplit(':', 1)[1]}"

    def curl(self, host, scheme="http"):
        """How a person asks this host, whose name no resolver of theirs knows."""
        address, port = urllib.parse.urlsplit(self.outside["cluster"][scheme]).netloc.rsplit(":", 1)
        trust = f"--cacert {shlex.quote(self.outside['caCertificate'])} " if scheme == "https" else ""
        return f"curl {trust}--resolve {host}:{port}:{address} {self.at(host, scheme)}/healthz"

    def until(self, expected, probe, *look, seconds=90):
        """The first true value of `probe`, asked again and again; an Unexpected counts as not yet."""
        end, seen = time.monotonic() + seconds, "nothing yet"
        while True:
            try:
                value = probe()
                if value:
                    return value
                seen = "nothing of the kind yet"
            except Unexpected as e:
                seen = e.seen
            except (OSError, ValueError) as e:
                seen = f"{type(e).__name__}: {e}"
            if time.monotonic() > end:
                raise Unexpected(f"{expected} within {seconds} s", seen, *look)
            time.sleep(0.3)

    def tell(self, text):
        for line in textwrap.wrap(text, WIDTH - 3):
            self.report.say("   " + line)

    def try_it(self, command):
        """A command to copy, so it is never broken into lines."""
        self.report.say(f"     {'try it':<{LABEL}}{command}")

    def fact(self, name, text):
        lines = textwrap.wrap(str(text), WIDTH - LABEL - 5, break_long_words=False, break_on_hyphens=False) or [""]
        self.report.say(f"     {name:<{LABEL}}{lines[0]}")
        for line in lines[1:]:
            self.report.say(" " * (LABEL + 5) + line)


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text or "0"


def short(digest):
    """The first twelve hex digits: enough to recognise a digest."""
    return digest.split(":")[-1][:12]
