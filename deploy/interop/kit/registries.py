"""Two registries: Debian's Distribution, which lists no referrers, and the embedded platform's stand-in, which does."""
import contextlib
import json

from . import debian, platform, servers


@contextlib.contextmanager
def distribution(folder):
    """Docker Distribution on a free port; gives its URL."""
    program, port = debian.program("docker-registry", "docker-registry"), servers.free_port()
    settings = {"version": "0.1", "log": {"level": "warn"}, "http": {"addr": f"127.0.0.1:{port}"},
                "storage": {"filesystem": {"rootdirectory": str(folder / "distribution")}}}
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
