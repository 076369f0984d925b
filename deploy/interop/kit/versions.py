"""Which of the versions that the root pom names have a newer release."""
import os
import re
import subprocess

from launcher import jdk
from launcher.trouble import Trouble

from .part import CHECKOUT

GOAL = "org.codehaus.mojo:versions-maven-plugin:2.19.1:display-dependency-updates"
NO_RELEASE = r".*[.-](?i:alpha|beta|rc|cr|m|ea|snapshot|preview)[.-]?\d*.*,\d{8}\..*"  # before a release; or named by a day, as long ago


def newer(folder):
    """Lines such as `dnsjava:dnsjava 3.7.1 -> 3.7.2`. Boms stand for all that they name: those are theirs to move."""
    report = folder / "versions.txt"
    done = subprocess.run([*jdk.maven(), "-q", "-N", GOAL, f"-Dversions.outputFile={report}", f"-Dmaven.version.ignore={NO_RELEASE}",
                           "-DprocessDependencyManagementTransitive=false"], cwd=CHECKOUT, env=dict(os.environ), stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Trouble("Maven could not look for newer releases; the lines above say why")
    return [f"{name} {step}" for name, step in re.findall(r"^\s*(\S+:\S+)[\s.]+(\S+ -> \S+)", report.read_text(), re.MULTILINE)]
