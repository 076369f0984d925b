"""The Git repositories, bare ones with the branch main: what runs where, and the signed heads of the audit trail."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from . import processes
from .trouble import Trouble

ENVIRONMENTS = ("staging", "production", "preview")
README = """# Environments

What stands here runs. Slipway writes `environments/<environment>/<app>/kustomization.yaml`, one commit for each change;
the cluster follows the branch `main`.
"""
WHO = ("Slipway", "slipway@slipway.test")


# The services push by JGit, which tidies the repository itself. By its defaults it keeps what it has packed anew for an hour, and packs everything again with each push
# of that hour; and does so in the background, where a process that is killed leaves a lock behind that nobody removes. Packed refs, of one branch, are another such lock.
TIDY = {"gc.prunePackExpire": "now", "gc.autoDetach": "false", "gc.packRefs": "false"}


def ensure_heads(home):
    """Makes the repository of the audit trail's heads, empty, when it is missing: the catalog alone writes to it."""
    if (home.heads / "HEAD").exists():
        return _keep_tidy(home.heads, _lives(home, "catalog"))
    home.heads.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.heads.parent) as draft:
        bare = os.path.join(draft, "bare")
        _git("init", "--quiet", "--bare", "--template=", bare)
        _git("--git-dir", bare, "symbolic-ref", "HEAD", "refs/heads/main")
        _keep_tidy(bare, in_use=False)
        shutil.rmtree(home.heads, ignore_errors=True)
        os.replace(bare, home.heads)


def ensure(home):
    """Makes the repository when it is missing; it appears whole or not at all."""
    repository = home.environments
    if (repository / "HEAD").exists():
        return _keep_tidy(repository, _lives(home, "promotion"))
    if not shutil.which("git"):
        raise Trouble("Git was not found. Install it so that `git` is on the PATH.")
    repository.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=repository.parent) as draft:
        bare, tree = os.path.join(draft, "bare"), os.path.join(draft, "tree")
        _git("init", "--quiet", "--bare", "--template=", bare)
        _git("--git-dir", bare, "symbolic-ref", "HEAD", "refs/heads/main")
        _git("init", "--quiet", "--template=", tree)
        _git("-C", tree, "symbolic-ref", "HEAD", "refs/heads/main")
        for name in ENVIRONMENTS:
            os.makedirs(os.path.join(tree, "environments", name))
            open(os.path.join(tree, "environments", name, ".gitkeep"), "w").close()
        with open(os.path.join(tree, "README.md"), "w") as f:
            f.write(README)
        _git("-C", tree, "add", "--all")
        _git("-C", tree, "commit", "--quiet", "--message", "Environments, still empty")
        _git("-C", tree, "push", "--quiet", bare, "main")
        _keep_tidy(bare, in_use=False)
        shutil.rmtree(repository, ignore_errors=True)
        os.replace(bare, repository)


def _keep_tidy(repository, in_use):
    """Also one that an earlier release has made, or, unless it is `in_use` by somebody who lives, in which a process was killed."""
    repository = pathlib.Path(repository)
    if not in_use:
        for left in (*repository.glob("*.lock"), *repository.glob("refs/**/*.lock"), repository / "gc.pid"):
            left.unlink(missing_ok=True)
    found = dict(line.split("=", 1) for line in _git("--git-dir", repository, "config", "--list", "--local").splitlines() if "=" in line)
    missing = {name: value for name, value in TIDY.items() if found.get(name.lower()) != value}
    if missing:
        (repository / "config.lock").unlink(missing_ok=True)  # launchers alone write settings, one at a time
    for name, value in missing.items():
        _git("--git-dir", repository, "config", name, value)


def _lives(home, writer):
    """Whether the service lives that alone pushes. Git waits for nobody's lock and breaks none: one that a killed process left would stop all work on what it locks."""
    record = processes.load(home, writer)
    return record is not None and record.alive()


def _git(*words):
    """What Git prints. Without the settings of whoever calls: no hooks, no signing, a neutral name."""
    settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": WHO[0], "GIT_AUTHOR_EMAIL": WHO[1],
                "GIT_COMMITTER_NAME": WHO[0], "GIT_COMMITTER_EMAIL": WHO[1]}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *words], env={**clean, **settings}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"A Git repository could not be made ready: git {' '.join(map(str, words))} says {done.stderr.strip()[-300:]}")
    return done.stdout
