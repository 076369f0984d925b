"""`deploy/observability/trace`: plays a story with a receiver of spans at the end, and checks the trace."""
import os
import time

from launcher import demo, down
from launcher.up import up

from . import logs
from .expected import verdicts
from .receiver import Receiver
from .story import STEPS
from .tree import Trace
from launcher.story.scene import Scene

PATIENCE = 40  # seconds until the last spans are exported: services send them every five


def trace(home, report, keep=False):
    """Returns 0 only if the story went well and its trace is whole."""
    with Receiver() as receiver:
        os.environ.update(SLIPWAY_OTLP=receiver.url, SLIPWAY_LOG_FORMAT="ecs")
        report.say(f"Spans are received at {receiver.url}.")
        up(home, report)
        try:
            scene = Scene(home, report)
            if demo.play(home, report, STEPS, scene):
                return 1
            found, results = wait_for(receiver, scene.app)
            results += logs.verdicts(home, found.id, scene.app)
            return tell(report, found, results, receiver.unreadable)
        finally:
            if not keep:
                down.down(home, report)


def wait_for(receiver, app):
    """The trace of the app's commits and what is true of it, as soon as all is, or when patience ends."""
    end = time.monotonic() + PATIENCE
    while True:
        found = of(receiver.spans(), app)
        results = verdicts(found, app)
        if all(holds for _, holds in results) or time.monotonic() > end:
            return found, results
        time.sleep(1)


def of(spans, app):
    folders = {f"environments/{environment}/{app}" for environment in ("staging", "production")}
    mine = {span.trace for span in spans if span.attributes.get("git.folder") in folders}
    return Trace([span for span in spans if span.trace in mine])


def tell(report, found, results, unreadable):
    report.say("\nThe trace, in milliseconds since it began, and how long each step took:\n")
    for line in found.lines():
        report.say(line)
    report.say("")
    for title, holds in results:
        report.say(f"  {'✓' if holds else '✗'} {title}")
    for problem in unreadable:
        report.say(f"  ✗ an export that cannot be read: {problem}")
    return 0 if all(holds for _, holds in results) and not unreadable else 1
