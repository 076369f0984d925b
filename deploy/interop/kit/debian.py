"""Programs of Debian packages: those of the machine, else unpacked into the cache, where nothing is started or configured."""
import os
import pathlib
import re
import shutil
import subprocess

from .part import CACHE, Skip

FOLDERS = ("usr/sbin", "usr/bin", "sbin", "bin")


class Program:
    """A program and the environment that it needs."""

    def __init__(self, path, environment):
        self.path, self.environment = str(path), environment

    def __str__(self):
        return self.path

    def said(self, *arguments):
        done = subprocess.run([self.path, *map(str, arguments)], env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return (done.stdout + done.stderr).strip()


def program(name, package, folders=FOLDERS):
    """The program, or Skip. `folders` are below the root: PostgreSQL keeps its own in one of its own."""
    for folder in folders:
        path = pathlib.Path("/") / folder / name
        if path.exists():
            return Program(path, dict(os.environ))
    root = CACHE / "debian" / package
    if not root.exists():
        _unpack(package, root)
    for folder in folders:
        if (root / folder / name).exists():
            return Program(root / folder / name, _environment(root))
    raise Skip(f"Debian's package {package} holds no {name}")


def _environment(root):
    libraries = [str(path) for path in root.glob("usr/lib/*-linux-gnu")]
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(libraries)}


def _unpack(package, root):
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Skip(f"{package} is not installed, and this is no Debian that could fetch it")
    plan = subprocess.run(["apt-get", "install", "--simulate", "--no-install-recommends", package], capture_output=True, text=True)
    names = re.findall(r"^Inst (\S+)", plan.stdout, re.MULTILINE)
    if plan.returncode or not names:
        raise Skip(f"apt-get does not know {package} (`apt-get update` may help)")
    draft = root.with_suffix(".part")
    shutil.rmtree(draft, ignore_errors=True)
    (draft / "root").mkdir(parents=True)
    draft.chmod(0o777)  # apt-get downloads as another user
    fetched = subprocess.run(["apt-get", "download", *names], cwd=draft, capture_output=True, text=True)
    if fetched.returncode:
        raise Skip(f"apt-get cannot fetch {package}: {fetched.stderr.strip()[-200:]}")
    for archive in draft.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(archive), str(draft / "root")], check=True)
    os.replace(draft / "root", root)
    shutil.rmtree(draft)
