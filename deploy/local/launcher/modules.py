"""The Maven modules whose programs the platform runs, and whether what was built from them is still what they say."""
import dataclasses
import functools
import hashlib
import os
import pathlib
import zipfile

SERVICES = ("catalog", "gate", "promotion", "dns", "cost", "notifier")
FOLDERS = {"catalog": "catalog-service", "gate": "gate-service", "promotion": "promotion-workflow", "dns": "dns-service",
           "cost": "cost-service", "notifier": "notifier-service", "local": "deploy/local", "bench": "deploy/bench"}
TOOLS = ("local", "bench")
LIBRARIES = "contracts"
STAMP = "slipway-inputs.sha256"
_NO_INPUT = {"target", "test", "tests", "launcher", "driver", "adr", "__pycache__", ".idea", ".vscode"}


@dataclasses.dataclass(frozen=True)
class Module:
    """One module: `name` is the area, or that of a tool."""

    name: str
    checkout: pathlib.Path

    @property
    def path(self):
        return FOLDERS[self.name]

    @property
    def folder(self):
        return self.checkout / self.path

    def jar(self):
        """The runnable jar, or None when it was not built yet."""
        found = [(j.stat().st_ctime_ns, j) for j in (self.folder / "target").glob("*.jar")]
        return next((j for changed, j in sorted(found, reverse=True) if _is_runnable(j, changed)), None)

    def has_program(self):
        """Whether there is something to build: a pom.xml, and a class that starts it."""
        if not (self.folder / "pom.xml").exists():
            return False
        return self.name in TOOLS or any((self.folder / "src" / "main" / "java").rglob("*Application.java"))

    def outdated(self):
        """Not built, or built from other sources. Time decides first, content has the last word."""
        jar = self.jar()
        if jar is None:
            return True
        inputs = list(self.inputs())
        # The build dates its jars for the sake of reproducibility; the time of the inode's last change is the real one.
        built = jar.stat().st_ctime_ns
        if all(os.stat(path).st_mtime_ns <= built for path in inputs):
            return False
        return self._stamp().exists() is False or self._stamp().read_text() != digest(self.checkout, inputs)

    def stamp(self):
        """Notes from which sources the jar was built."""
        self._stamp().write_text(digest(self.checkout, self.inputs()))

    def _stamp(self):
        return self.folder / "target" / STAMP

    def inputs(self):
        """Files that decide what the jar holds: poms, the module's main sources, and the libraries it is built with."""
        yield self.checkout / "pom.xml"
        if self.name in TOOLS:
            yield self.checkout / "deploy" / "pom.xml"
        if self.name != "local":
            yield from _files(self.checkout / LIBRARIES)
        yield from _files(self.folder)


@functools.lru_cache(maxsize=None)
def _is_runnable(jar, _changed):
    """Whether Spring Boot has repackaged it; a jar of sources or tests, or one that is being written, is not."""
    try:
        with zipfile.ZipFile(jar) as z:
            return "BOOT-INF/classpath.idx" in z.NameToInfo
    except (OSError, zipfile.BadZipFile):
        return False


def _files(folder):
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in _NO_INPUT)
        for file in sorted(files):
            if not file.endswith((".md", ".pyc")):
                yield pathlib.Path(here, file)


def digest(checkout, inputs):
    """One hash over names and contents."""
    whole = hashlib.sha256()
    for path in inputs:
        whole.update(f"{path.relative_to(checkout)}\n".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def all_modules(checkout):
    return [Module(name, checkout) for name in FOLDERS]
