"""From the push of a manifest to the announced verdicts for staging and production, with signature and evidence already there, beside the push alone."""
import datetime
import hashlib
import io
import time

from launcher.report import Report
from launcher.story import broker, build, release
from launcher.story.registry import digest_of
from launcher.story.scene import Scene
from launcher.trouble import Trouble

from .figure import Figure, Measured

APPS, BUILDS = 4, 10
ENVIRONMENTS = 2  # that a build is judged for
WARM = 3  # of the first app's builds, which do not count


def measure(place, report):
    home = place.whole().home
    with report.task(f"pushing {BUILDS} builds of {APPS} apps"):
        found = [both for _ in range(APPS) for both in one_app(home)][WARM:]
    verdicts, pushes = (sorted(side) for side in zip(*found))
    return Measured([Figure(f"push → verdict, {len(found)} builds: {name}", verdicts[at], "ms", "the push alone", pushes[at], goal)
                     for name, at, goal in (("p50", len(found) // 2, None), ("p95", len(found) * 95 // 100, 1000), ("longest", -1, None))])


def one_app(home):
    """Registers an app and pushes its builds, one after the other; gives (milliseconds from the push to its verdict, of the push alone) of each."""
    time.sleep(1)  # names count seconds
    scene = Scene(home, Report(io.StringIO()))
    release.register(scene)
    release.triage(scene)
    pushes = [push(scene, f"0.{number}.0") for number in range(BUILDS)]
    verdicts = [at(event["ce_time"]) for event in broker.events(home, f"app/{scene.app}") if broker.plain_name(event) == "GatePassed"]
    if len(verdicts) != ENVIRONMENTS * BUILDS:
        raise Trouble(f"{BUILDS} builds of {scene.app} passed in {ENVIRONMENTS} environments, and {len(verdicts)} verdicts were announced")
    return [(1000 * (last - begun), 1000 * alone) for last, (begun, alone) in zip(verdicts[ENVIRONMENTS - 1::ENVIRONMENTS], pushes)]


def push(scene, version):
    """Everything but the manifest first; gives, when the verdict has been seen, moment and seconds of the manifest's push."""
    registry, repository = build.registry(scene), build.repository(scene)
    commit = hashlib.sha1(f"{scene.app} {version}".encode()).hexdigest()
    manifest = registry.begin(repository, {"org.opencontainers.image.revision": commit, "org.opencontainers.image.version": version,
                                           "org.opencontainers.image.source": f"https://github.com/acme/{scene.app}"})
    digest = digest_of(manifest)
    registry.sign(repository, digest, scene.secrets["cosignPrivateKey"])
    for subject, report in build.evidence(build.image(scene), digest, commit, build.HARMLESS):
        scene.call("gate", "PUT", "/api/v1/evidence/" + subject, "ci", report, expect=(200, 201))
    begun = time.time()
    registry.finish(repository, version, manifest)
    alone = time.time() - begun
    scene.until("a verdict", lambda: passed(scene, digest), "gate")
    return begun, alone


def passed(scene, digest):
    return scene.call("gate", "GET", f"/api/v1/verdicts/{digest}?app={scene.app}", "creator")["outcome"] == "passed"


def at(text):
    """Seconds since 1970 of an event's time."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
