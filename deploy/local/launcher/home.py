"""Where things are: the checkout, and the one state folder that holds everything that changes."""
import json
import os
import pathlib
import re
import time

from . import ports
from .trouble import Trouble


CONFIG = "config.json"
# What is made in the folder itself, beside the configuration, which marks the folder as ours.
MADE = ("secrets.json", "keys", "data", "git", "logs", "apps", "torture", "bench", "images", "previous-release", "restored", "temporal-lost")


class Home:
    """Paths and ports of one copy of the platform. Nothing is written before `claim`."""

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
            base = ports.parse_base(told) if told else Home._remembered(root) or ports.DEFAULT_BASE
        except ValueError as e:
            raise Trouble(str(e), 2)
        return Home(root, checkout, base)

    @staticmethod
    def _remembered(root):
        try:
            return ports.parse_base(str(json.loads((root / CONFIG).read_text())["portBase"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def is_ours(self):
        """Whether the folder is marked as a state folder of Slipway: what stands in it may be deleted then."""
        return Home._remembered(self.root) is not None

    def claim(self):
        """Makes the folder and marks it; a folder in which something else stands is left as it is."""
        if self.is_ours():
            return
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)  # other people of this machine have no business here
            foreign = sorted(entry.name for entry in self.root.iterdir() if not self._harmless(entry))
            if not foreign:
                self._mark()
        except OSError as e:
            raise Trouble(f"{self.root} cannot be made a state folder: {e.strerror}. Set SLIPWAY_HOME to a folder of yours.")
        if foreign:
            raise Trouble(f"{self.root} is not empty and no state folder of Slipway: {foreign[0]} stands in it. Nothing was changed. "
                          "Set SLIPWAY_HOME to an empty folder, or to one that does not exist yet.")

    def _harmless(self, entry):
        """What `reset` leaves, and what is fetched before the first `up`."""
        return entry == self.cache or entry == self.run and not any(inside.name != "lock" for inside in entry.iterdir())

    def prepare(self):
        """Makes the folders, and remembers the port base for commands that are not told it."""
        self.claim()
        for folder in (self.run, self.logs, self.data, self.apps, self.cache, self.keys):
            folder.mkdir(parents=True, exist_ok=True)
        self._mark()

    def _mark(self):
        write(self.root / CONFIG, json.dumps({"portBase": self.port_base}))

    def port(self, name):
        return self.port_base + ports.OFFSETS[name]

    def address(self, name):
        return f"{ports.HOST}:{self.port(name)}"

    def url(self, name, scheme="http"):
        return f"{scheme}://{self.address(name)}"

    def registry(self, environ=os.environ):
        """URL of the image registry: SLIPWAY_REGISTRY, else the stand-in's."""
        told = environ.get("SLIPWAY_REGISTRY")
        if told and not re.fullmatch(r"https?://[^/\s]+/?", told):
            raise Trouble(f"SLIPWAY_REGISTRY is {told!r}; it has to be http://host:port or https://host.", 2)
        return told.rstrip("/") if told else self.url("registry")

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
