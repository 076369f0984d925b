"""cosign signs images in both registries, and the gate says what it makes of each."""
import contextlib
import json
import os
import subprocess

from launcher.story.registry import Registry
from launcher.trouble import Trouble

from . import golang, maven, registries

QUIET = {2: ["--tlog-upload=false"], 3: ["--use-signing-config=false", "--new-bundle-format=true", "--tlog-upload=false"]}
FORMAT = {2: "simple-signing", 3: "sigstore-bundle"}


class Cosign:
    """One version of cosign, working with keys and without a transparency log."""

    def __init__(self, version, folder):
        self.program, self.version, self.folder = golang.program(f"cosign-{version}"), version, folder

    def keys(self, name):
        self._run("generate-key-pair", "--output-key-prefix", name)
        return self.folder / f"{name}.key", self.folder / f"{name}.pub"

    def sign(self, image, key):
        self._run("sign", "--yes", "--key", key, "--allow-http-registry", *QUIET[self.version], image)

    def attest(self, image, key):
        (self.folder / "predicate.json").write_text('{"builder": "interop"}')
        self._run("attest", "--yes", "--key", key, "--predicate", "predicate.json", "--type", "https://example.com/built/v1",
                  "--allow-http-registry", *QUIET[self.version], image)

    def _run(self, *arguments):
        done = subprocess.run([str(self.program), *map(str, arguments)], cwd=self.folder, env={**os.environ, "COSIGN_PASSWORD": ""},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            raise Trouble(f"cosign {' '.join(map(str, arguments))}: {done.stderr.strip()[-1000:]}")


def hold(version, folder):
    """Signs in both registries and lets the gate read; gives how many images were judged."""
    cosign = Cosign(version, folder)
    key, public = cosign.keys("trusted")
    other, _ = cosign.keys("other")
    images = []
    with contextlib.ExitStack() as stack:
        for name, open_registry in (("distribution", registries.distribution), ("stand-in", registries.stand_in)):
            url = stack.enter_context(open_registry(folder))
            images += [{**image, "registry": url, "about": f"{image['about']} ({name})"} for image in _images(cosign, Registry(url), key, other)]
        (folder / "images.json").write_text(json.dumps(images))
        maven.test("gate-service", "CosignInteropIT", {
            "slipway.interop.images": folder / "images.json", "slipway.interop.key": public})
    return len(images)


def _images(cosign, registry, key, other):
    """Images with what the gate has to find beside each: `format state`."""
    cases = [("signed with the trusted key", [(cosign.sign, key)], ["valid"]),
             ("signed with another key", [(cosign.sign, other)], ["other-key"]),
             ("signed with both", [(cosign.sign, other), (cosign.sign, key)], ["other-key", "valid"]),
             ("attested only", [(cosign.attest, key)], []),
             ("attested and signed", [(cosign.attest, key), (cosign.sign, key)], ["valid"]),
             ("not signed", [], [])]
    for number, (about, steps, states) in enumerate(cases):
        repository = f"micro-apps/interop-{number}"
        digest = registry.push(repository, "1.0", {"org.opencontainers.image.version": "1.0"})
        for step, with_key in steps:
            step(f"{registry.host}/{repository}@{digest}", with_key)
        yield {"about": about, "repository": repository, "digest": digest, "expected": [f"{FORMAT[cosign.version]} {state}" for state in states]}
