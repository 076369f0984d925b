"""Reads the signed heads out of a Git repository, and checks their signatures with openssl."""
import base64
import binascii
import dataclasses
import os
import subprocess
import tempfile

FORMAT = "slipway-audit-head/1"


class Unreadable(Exception):
    """The repository, the key or a program is not there."""


@dataclasses.dataclass(frozen=True)
class Head:
    position: int
    link: str
    at: str
    tips: tuple  # (service, number, hash) of each service's last entry in the chain


def read_heads(repository, branch, key):
    """(heads in ascending order whose signature holds, flaws of the others)."""
    if not os.path.isfile(key):
        raise Unreadable(f"there is no public key at {key}")
    heads, flaws = [], []
    with tempfile.TemporaryDirectory() as folder:
        _run("git", "clone", "--quiet", "--bare", "--single-branch", "--branch", branch, repository, f"{folder}/heads.git")
        git = ("git", "--git-dir", f"{folder}/heads.git")
        for commit in _run(*git, "rev-list", "--reverse", branch).decode().split():
            statement, signature = (_run(*git, "show", f"{commit}:{name}") for name in ("head", "head.sig"))
            if not _signed(statement, signature, key, folder):
                flaws.append(f"the head in commit {commit[:12]} is not signed by this key")
                continue
            head = _parse(statement.decode())
            if heads and head.position < heads[-1].position:
                flaws.append(f"the head in commit {commit[:12]} goes back to position {head.position}")
                continue
            heads.append(head)
    if not heads:
        flaws.append("no head is signed by this key: nothing shows that the trail is whole")
    return heads, flaws


def _signed(statement, signature, key, folder):
    try:
        der = base64.b64decode(signature.strip(), validate=True)
    except binascii.Error:
        return False
    for name, content in (("statement", statement), ("signature", der)):
        with open(f"{folder}/{name}", "wb") as f:
            f.write(content)
    words = ("openssl", "dgst", "-sha256", "-verify", key, "-signature", f"{folder}/signature", f"{folder}/statement")
    try:
        return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=30).returncode == 0
    except FileNotFoundError:
        raise Unreadable("openssl was not found; it is needed to check the signatures")


def _parse(statement):
    lines = [line.split(" ") for line in statement.splitlines()]
    if lines[0] != [FORMAT] or [words[0] for words in lines[1:4]] != ["at", "position", "link"]:
        raise Unreadable(f"a signed statement is not of the form {FORMAT}")
    tips = tuple((words[1], int(words[2]), words[3]) for words in lines[4:])
    return Head(int(lines[2][1]), lines[3][1], lines[1][1], tips)


def _run(*words):
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=300,
                              env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"})
    except FileNotFoundError:
        raise Unreadable(f"{words[0]} was not found")
    if done.returncode:
        raise Unreadable(f"{words[0]} {words[1]} says: {done.stderr.decode(errors='replace').strip()[-300:]}")
    return done.stdout
