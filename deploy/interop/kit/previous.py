"""The previous release: which commit that is, and a checkout of it."""
import os
import shutil
import subprocess

from launcher.modules import FOLDERS, SERVICES
from launcher.trouble import Trouble

from .part import CACHE, CHECKOUT, Skip

MIGRATIONS = (":(glob)*/src/main/resources/db/**", ":(glob)contracts/runtime/src/main/resources/db/**")


def commit():
    """SLIPWAY_PREVIOUS, else the last commit before this one that has other migrations; its full id."""
    told = os.environ.get("SLIPWAY_PREVIOUS")
    if told:
        found = _git("rev-parse", "--verify", "--quiet", f"{told}^{{commit}}")
        if found.returncode:
            raise Skip(f"there is no commit {told} here: this is no clone, or a shallow one")
        return found.stdout.strip()
    for earlier in _git("rev-list", "--first-parent", "HEAD").stdout.split():
        if _git("diff", "--quiet", earlier, "HEAD", "--", *MIGRATIONS).returncode:
            return earlier
    raise Skip("no commit before this one has other migrations: this is no clone, or a shallow one")


def added_since(earlier):
    """{area: how many migrations, at least, it has now and had not then}; a Trouble where a migration of then is another now, or gone."""
    lines = _git("diff", "--no-renames", "--name-status", earlier, "--", *MIGRATIONS).stdout.splitlines()
    if not lines:
        raise Skip(f"{earlier[:12]} has the same migrations as this commit: there is nothing to show")
    changed = [line for line in lines if not line.startswith("A")]
    if changed:
        raise Trouble(f"migrations that {earlier[:12]} has applied are not what they were: {', '.join(changed)}")
    files = [line.split("\t")[1] for line in lines]
    shared = any(file.startswith("contracts/") for file in files)  # not every service has all of the runtime's tables
    added = {area: sum(1 for file in files if file.startswith(FOLDERS[area] + "/")) for area in SERVICES}
    return {area: number for area, number in added.items() if number or shared}


def checked_out(earlier, cache):
    """A clone at that commit, kept with what was built in it for the next run; those of other commits go."""
    folder = cache / earlier[:12]
    if not folder.exists():
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        draft = cache / "draft"
        for words in (("clone", "--quiet", "--no-checkout", str(CHECKOUT), str(draft)), ("-C", str(draft), "checkout", "--quiet", "--detach", earlier)):
            made = subprocess.run(["git", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if made.returncode:
                raise Trouble(f"git cannot check {earlier} out: {made.stderr.strip()}")
        draft.rename(folder)
    return folder


def _git(*words):
    return subprocess.run(["git", "-C", str(CHECKOUT), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
