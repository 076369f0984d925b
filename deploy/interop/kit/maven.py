"""Runs tests of a module with Maven, and reads from the reports that they ran: a run without tests is no proof."""
import os
import subprocess
import xml.etree.ElementTree as xml

from launcher import jdk
from launcher.trouble import Trouble

from .part import CHECKOUT


def test(module, tests, properties=None, environment=None, may_skip=False):
    """Runs the test classes (comma-separated, * allowed) of a module, or of several; gives (run, skipped). Anything failed is a Trouble."""
    for old in _reports(module):
        old.unlink()
    command = [*jdk.maven(), "-q", "-pl", module, "-am", f"-Dtest={tests}", "-Dsurefire.failIfNoSpecifiedTests=false",
               "-Dspotless.skip=true", *(f"-D{name}={value}" for name, value in (properties or {}).items()), "test"]
    print("+", " ".join(word if "secret" not in word else word.split("=")[0] + "=…" for word in command), flush=True)
    done = subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL)
    suites = [xml.parse(report).getroot() for report in _reports(module)]
    run, skipped = (sum(int(suite.get(count)) for suite in suites) for count in ("tests", "skipped"))
    if done.returncode:
        raise Trouble(f"{module}: {tests} failed; the lines above say where")
    if run == 0 or run == skipped and not may_skip:
        raise Trouble(f"{module}: no test of {tests} ran")
    return run, skipped


def _reports(modules):
    return [report for module in modules.split(",") for report in (CHECKOUT / module / "target" / "surefire-reports").glob("TEST-*.xml")]
