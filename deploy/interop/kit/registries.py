"""Two registries: Debian's Distribution, which lists no referrers, and the embedded platform's stand-in, which does."""
import contextlib
import dataclasses
import json

from . import debian, platform, servers


@dataclasses.dataclass(frozen=True)
class Notified:
    """Who hears of pushes, and the port on which the registry tells how that went."""

    url: str
    token: str
    debug_port: int


@contextlib.contextmanager
def distribution(folder, port=None, notified=None):
    """Docker Distribution, on a free port if none is said; gives its URL."""
    program, port = debian.program("docker-registry", "docker-registry"), port or servers.free_port()
    settings = {"version": "0.1", "log": {"level": "warn"}, "http": {"addr": f"127.0.0.1:{port}"},
                "storage": {"filesystem": {"rootdirectory": str(folder / "distribution")}}}
    if notified:
        settings["http"]["debug"] = {"addr": f"127.0.0.1:{notified.debug_port}"}
        settings["notifications"] = {"endpoints": [{
            "name": "gate", "url": notified.url, "headers": {"Authorization": [f"Bearer {notified.token}"]}, "timeout": "5s", "threshold": 5, "backoff": "1s"}]}
    configuration = folder / "distribution.yml"
    configuration.write_text(json.dumps(settings))  # YAML holds JSON
    with servers.running([program, "serve", configuration], folder / "distribution.log", servers.listens(port), env=program.environment):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def stand_in(folder):
    """The embedded platform's stand-ins alone, in a state folder of their own; gives the registry's URL."""
    with platform.own(folder) as slipway:
        slipway("up", "standins")
        yield slipway.addresses()["standIns"]["registry"]
