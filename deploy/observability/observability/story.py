"""The story whose trace is looked at: the demo's, up to the app in production."""
import hashlib
import time

from launcher.story import build, release
from launcher.story.scene import Unexpected


def push(scene):
    """The reports come first and the signature last, so that it is the registry's webhook that sets off all that follows."""
    commit = hashlib.sha1(f"{scene.app} {time.time()}".encode()).hexdigest()
    registry, repository = build.registry(scene), build.repository(scene)
    digest = registry.push(repository, "0.1.0", {
        "org.opencontainers.image.revision": commit, "org.opencontainers.image.version": "0.1.0",
        "org.opencontainers.image.source": f"https://github.com/acme/{scene.app}"})
    for subject, report in build.evidence(build.image(scene), digest, commit, build.HARMLESS):
        scene.call("gate", "PUT", "/api/v1/evidence/" + subject, "ci", report, expect=(200, 201))

    def unsigned():
        found = scene.call("gate", "GET", f"/api/v1/verdicts/{digest}", "creator")
        if [finding["rule"] for finding in found["findings"]] != ["image-signed"]:
            raise Unexpected("image-signed alone", found["findings"], "gate")
        return found
    scene.until("a verdict that lacks nothing but the signature", unsigned, "gate", "standins")
    registry.sign(repository, digest, scene.secrets["cosignPrivateKey"])
    scene.notes.update(digest=digest, commit=commit)
    scene.tell("An image is pushed, and its reports are sent. The signature comes last: the registry tells Slipway about it by a webhook.")


STEPS = (
    ("A creator registers an app", release.register),
    ("Five questions tell its risk", release.triage),
    ("A build is pushed, vouched for, and signed last", push),
    ("The gate decides", release.verdict),
    ("Staging, by Git", release.staging),
    ("A person approves, in Slack", release.approval),
    ("Production, with a name and a certificate", release.production),
)
