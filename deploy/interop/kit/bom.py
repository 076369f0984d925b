"""What Slipway ships: the bills of materials that the build puts into the six services, read together."""
import json
import os
import subprocess

from launcher import jdk
from launcher.modules import FOLDERS, SERVICES
from launcher.trouble import Trouble

from .part import CHECKOUT

BILL = "target/classes/META-INF/sbom/application.cdx.json"


def components():
    """The libraries of others, each once, as CycloneDX describes it; by purl."""
    folders = [FOLDERS[name] for name in SERVICES]
    done = subprocess.run([*jdk.maven(), "-q", "-pl", ",".join(folders), "-am", "-Dmaven.test.skip=true", "-Dspotless.skip=true",
                           "prepare-package"], cwd=CHECKOUT, env=dict(os.environ), stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Trouble("The bills of materials could not be made; the lines above say why")
    found = {}
    for folder in folders:
        bill = json.loads((CHECKOUT / folder / BILL).read_text())["components"]
        found.update((part["purl"].split("?")[0], part) for part in bill if part.get("group") != "dev.slipway")
    return dict(sorted(found.items()))
