"""Builds what is missing or outdated, and lays the programs out so that they start fast."""
import hashlib
import json
import os
import re
import shutil
import zipfile

from . import extract, jdk, maven
from .home import write
from .trouble import Trouble


def build(home, modules, java, report):
    """One run of Maven for all of them, with the libraries they need. Tests are not run here, and sources are not touched."""
    names = ", ".join(m.path for m in modules)
    log = home.log("build")
    command = [*jdk.maven(), "-DskipTests", "-Dmaven.test.skip=true", "-Dspotless.skip=true",
               "package", "-pl", ",".join(m.path for m in modules), "-am"]
    with report.task(f"building {names}", hint=f"up to ten minutes the first time; {log}"):
        status = maven.run(command, home.checkout, {**os.environ, "JAVA_HOME": str(java)}, log, report)
    if status:
        raise Trouble(f"The build of {names} failed. What Maven says:\n{_errors(log)}\nThe whole log: {log}")
    for module in modules:
        module.stamp()


def _errors(log):
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.startswith("[ERROR]") and len(line) > 10]
    return "\n".join(f"    {line[8:]}" for line in lines[:12])


class Layout:
    """Each program extracted from its jar, in a folder named by the jar's content: a new build never disturbs a running one."""

    def __init__(self, home):
        self.home, self.seen = home, {}
        self.index_file = home.apps / "index.json"
        try:
            self.index = {name: known for name, known in json.loads(self.index_file.read_text()).items() if "jar" in known}
        except (OSError, ValueError):
            self.index = {}

    def content(self, module):
        """Hash of a module's jar as it was when first asked: a build that goes on meanwhile concerns the next command."""
        if module.name not in self.seen:
            self.seen[module.name] = self._content(module.name, module.jar())
        return self.seen[module.name]

    def _content(self, name, jar):
        state = jar.stat()
        known, mark = self.index.get(name), [str(jar), state.st_size, state.st_ctime_ns]
        if not known or known["mark"] != mark:
            with open(jar, "rb") as f:
                whole = hashlib.sha256()
                while piece := f.read(1 << 20):
                    whole.update(piece)
            known = self.index[name] = {"mark": mark, "sha256": whole.hexdigest(), "jar": jar.name}
            write(self.index_file, json.dumps(self.index))
        return known["sha256"]

    def program(self, module):
        """The thin jar to start; its manifest names the libraries beside it."""
        return self._folder(module) / self.index[module.name]["jar"]

    def cache(self, module):
        """The program's cache of loaded classes, which may exist (see `warm`)."""
        return self._folder(module) / "classes.aot"

    def _folder(self, module):
        return self.home.apps / f"{module.name}-{self.content(module)[:12]}"

    def missing(self, modules):
        return [m for m in modules if not self.program(m).exists()]

    def extract(self, modules):
        """A folder appears whole or not at all."""
        for module in modules:
            folder = self._folder(module)
            draft = folder.with_name(folder.name + ".new")
            shutil.rmtree(draft, ignore_errors=True)
            try:
                extract.extract(module.jar(), draft, self.home.apps / "libraries")
            except (OSError, KeyError, zipfile.BadZipFile) as e:
                raise Trouble(f"{module.jar()} could not be extracted: {e}. Delete {module.folder / 'target'} and try again.")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(draft, folder)

    def sweep(self, used):
        """Deletes programs that are neither current nor still running (`used` holds their command lines)."""
        current = {f"{name}-{entry['sha256'][:12]}" for name, entry in self.index.items()}
        for folder in self.home.apps.iterdir():
            if re.search(r"-[0-9a-f]{12}(\.new)?$", folder.name) and folder.name not in current:
                if not any(str(folder) in line for line in used):
                    shutil.rmtree(folder, ignore_errors=True)
        extract.sweep(self.home.apps / "libraries")
