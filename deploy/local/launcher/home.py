"""Where things are: the checkout, and the one state folder that holds everything that changes."""
import json
import os
import pathlib
import time

from . import ports
from .trouble import Trouble


class Home:
    """Paths and ports of one copy of the platform. Nothing is written before `prepare`."""

    def __init__(self, root, checkout, port_base):
        self.root, self.checkout, self.port_base = pathlib.Path(root), pathlib.Path(checkout), port_base
        self.run, self.logs, self.data = self.root / "run", self.root / "logs", self.root / "data"
        self.apps, self.cache, self.keys = self.root / "apps", self.root / "cache", self.root / "keys"
        self.secrets = self.root / "secrets.json"
        self.environments = self.root / "git" / "environments.git"
        self.heads = self.root / "git" / "audit.git"
        self.ca_certificate = self.data / "standins" / "ca.pem"

    @staticmethod
    def find(environ=os.environ, checkout=None):
        """SLIPWAY_HOME, or `.slipway` in the checkout; the port base as told, else as used last, else the default."""
        checkout = pathlib.Path(checkout or pathlib.Path(__file__).resolve().parents[3])
        root = pathlib.Path(environ.get("SLIPWAY_HOME") or checkout / ".slipway").expanduser().absolute()
        told = environ.get("SLIPWAY_PORT_BASE")
        try:
            base = ports.parse_base(told) if told else Home._remembered(root)
        except ValueError as e:
            raise Trouble(str(e), 2)
        return Home(root, checkout, base)

    @staticmethod
    def _remembered(root):
        try:
            return ports.parse_base(str(json.loads((root / "config.json").read_text())["portBase"]))
        except (OSError, ValueError, KeyError):
            return ports.DEFAULT_BASE

    def prepare(self):
        """Makes the folders, and remembers the port base for commands that are not told it."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)  # other people of this machine have no business here
        for folder in (self.run, self.logs, self.data, self.apps, self.cache, self.keys):
            folder.mkdir(parents=True, exist_ok=True)
        write(self.root / "config.json", json.dumps({"portBase": self.port_base}))

    def port(self, name):
        return self.port_base + ports.OFFSETS[name]

    def address(self, name):
        return f"{ports.HOST}:{self.port(name)}"

    def url(self, name, scheme="http"):
        return f"{scheme}://{self.address(name)}"

    def log(self, part):
        return self.logs / f"{part}.log"


def write(path, text, mode=0o644):
    """Replaces a file whole, or not at all; never readable by more than `mode` says."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w") as f:
        f.write(text)
        f.flush()
        os.fsync(f.fileno())
    os.replace(draft, path)


def timestamp(seconds):
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))
