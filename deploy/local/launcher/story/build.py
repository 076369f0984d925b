"""One build of the app as its pipeline makes it: an image, a signature, and the reports that belong to it."""
import hashlib
import json
import pathlib
import string
import time
import uuid

from .registry import Registry

INPUTS = pathlib.Path(__file__).parent / "inputs"
HARMLESS, VULNERABLE = "trivy-alpine-3.10.json", "trivy-alpine-3.9.json"


def registry(scene):
    return Registry(scene.outside["registry"])


def repository(scene):
    return f"micro-apps/{scene.app}"


def image(scene):
    return f"{registry(scene).host}/{repository(scene)}"


def app_yaml(scene, version):
    text = string.Template((INPUTS / "app.yaml").read_text())
    return text.substitute(name=scene.app, team=scene.team, version=version, image=image(scene))


def publish(scene, version, scan, labels=()):
    """Pushes, signs and sends the evidence of one version, whose image may have more labels; gives (digest, commit)."""
    commit = hashlib.sha1(f"{scene.app} {version} {time.time()}".encode()).hexdigest()
    digest = registry(scene).push(repository(scene), version, {
        "org.opencontainers.image.revision": commit, "org.opencontainers.image.version": version,
        "org.opencontainers.image.source": f"https://github.com/acme/{scene.app}", **dict(labels)})
    registry(scene).sign(repository(scene), digest, scene.secrets["cosignPrivateKey"])
    for subject, report in evidence(image(scene), digest, commit, scan):
        scene.call("gate", "PUT", "/api/v1/evidence/" + subject, "ci", report, expect=(200, 201))
    return digest, commit


def evidence(name, digest, commit, scan):
    """(subject, report) of each: what is in it, its known holes, its code analysed, its history searched for secrets."""
    report = json.loads((INPUTS / scan).read_text())
    report.update(ArtifactName=f"{name}@{digest}", CreatedAt=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                  Metadata={"OS": report["Metadata"]["OS"], "RepoDigests": [f"{name}@{digest}"]})
    contents = json.loads((INPUTS / "cyclonedx.json").read_text())
    contents.update(serialNumber=f"urn:uuid:{uuid.uuid4()}",
                    metadata={"component": {"type": "container", "name": name, "version": digest}})
    analysis = json.loads((INPUTS / "semgrep.sarif").read_text())
    return [(digest, contents), (digest, report), (f"git:{commit}", analysis), (f"git:{commit}?kind=gitleaks", [])]
