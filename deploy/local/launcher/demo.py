"""The story of one micro-app, step by step, for who reads along. Each step is told only when it was observed from outside."""
import subprocess
import time

from . import down as stopping
from . import status
from .modules import SERVICES
from .story import life, release
from .story.scene import Scene, Unexpected
from .up import up

STEPS = (
    ("A creator registers an app", release.register),
    ("Five questions tell its risk", release.triage),
    ("A build is pushed, signed and vouched for", release.push),
    ("The gate decides", release.verdict),
    ("Staging, by Git", release.staging),
    ("A person approves, in Slack", release.approval),
    ("Production, with a name and a certificate", release.production),
    ("A vulnerable build is stopped", life.vulnerable),
    ("The bill arrives", life.bill),
    ("What the services told each other", life.events),
    ("The app is removed", life.removal),
)


def demo(home, report, once=False, may_build=True):
    """Returns 0 only when every step was seen to hold. The platform goes on running, unless `once`."""
    up(home, report, may_build)
    try:
        code = play(home, report)
        if not once:
            addresses(home, report)
        return code
    finally:
        if once:
            stopping.down(home, report)


def play(home, report, steps=STEPS, scene=None):
    """Plays the steps until one does not hold: 0, or 1."""
    scene, begun = scene or Scene(home, report, "the last step of the demo removes it"), time.monotonic()
    for number, (title, act) in enumerate(steps, 1):
        report.say(f"\n{number}. {title}")
        started = time.monotonic()
        try:
            act(scene)
        except Unexpected as e:
            return failed(home, report, number, e)
        except subprocess.CalledProcessError as e:
            return failed(home, report, number, Unexpected(f"`{e.cmd[0]}` to succeed", e.stderr))
        except OSError as e:
            return failed(home, report, number, Unexpected("an answer from every part", f"{type(e).__name__}: {e}"))
        except (subprocess.SubprocessError, LookupError, ValueError, TypeError) as e:
            return failed(home, report, number, Unexpected("answers of the form that the documents describe", f"{type(e).__name__}: {e}"))
        report.say(f"   ✓ seen, {time.monotonic() - started:.1f} s")
    report.say(f"\nAll {len(steps)} steps were seen to hold, in {time.monotonic() - begun:.0f} s.")
    return 0


def failed(home, report, number, trouble):
    report.say(f"   ✗ Step {number} did not hold.")
    report.say(f"     expected     {trouble.expected}")
    report.say(f"     seen         {trouble.seen[:1500]}")
    gone = status.not_up(home)
    if gone:
        report.say(f"     not up       {', '.join(gone)}; `deploy/slipway up` starts what is down")
    report.say(f"     look at      {', '.join(str(home.log(part)) for part in trouble.look) or '`deploy/slipway status`'}")
    return 1


def addresses(home, report):
    report.say("\nThe platform goes on running. Names of apps are known to its own DNS server alone.")
    for name, address in (*((area, home.url(area)) for area in SERVICES),
                          ("cluster", f"{home.url('cluster-http')}, {home.url('cluster-https', 'https')}"), ("CA file", home.ca_certificate),
                          ("DNS server", home.address("dns-server")), ("GitHub", home.url("github") + "/received"),
                          ("Slack", home.url("slack") + "/received"), ("registry", home.url("registry")), ("Git", f"git clone {home.environments}"),
                          ("try it", f'curl -H "Authorization: Bearer $(deploy/slipway token creator)" {home.url("catalog")}/api/v1/apps')):
        report.say(f"     {name:<13}{address}")
    report.say("     `deploy/slipway status` shows all parts, `deploy/slipway down` stops everything.")
