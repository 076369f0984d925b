"""The environments repository: each change stands there once, and what stands there is what the services have on record."""
import collections
import re
import subprocess

from ..record import plain
from . import FALSE, LOST, TWICE, Finding

_FORMAT = "%H%x1f%(trailers:key=Slipway-Change,valueonly,separator=%x2c)%x1f%s%x1e"
_DIGEST = re.compile(r"main:environments/(staging|production)/([^/]+)/kustomization\.yaml:\s*digest:\s*\"?(sha256:[0-9a-f]{64})")


def check(record, database, home):
    log = commits(home.environments)
    return [*once(log), *deployed(record, log), *standing(database, home)]


def commits(repository):
    """(id, change, subject) of every commit of main."""
    entries = _git(repository, "log", "main", f"--format={_FORMAT}").split("\x1e")
    return [tuple(part.strip() for part in entry.split("\x1f")) for entry in entries if entry.strip()]


def once(log):
    changes = collections.defaultdict(list)
    for commit, change, subject in log:
        if change:
            changes[change].append(f"{commit[:10]} \"{subject}\"")
    for change, found in sorted(changes.items()):
        if len(found) > 1:
            yield Finding("Git", TWICE, f"change {change} was committed {len(found)} times: {', '.join(found)}")


def deployed(record, log):
    """Each deployment that was announced names a commit, and was announced once. Of one that is not on its topic nothing is known here."""
    known, said = {commit for commit, _, _ in log}, collections.Counter()
    for row in record.committed:
        if plain(row.type) == "EnvironmentDeployed" and (body := record.body(row)) is not None:
            said[body.get("promotion"), body.get("environment"), body.get("digest")] += 1
            if body.get("commit") not in known:
                yield Finding("Git", LOST, f"{body.get('app')} in {body.get('environment')}: commit {body.get('commit')} is not on main")
    for (promotion, environment, _), times in said.items():
        if times > 1:
            yield Finding("Git", TWICE, f"promotion {promotion}: its deployment in {environment} was announced {times} times")


def standing(database, home):
    """Git, the gate's read model and the catalog's record name the same digest for each app and environment."""
    found = subprocess.run(["git", "--git-dir", str(home.environments), "grep", "digest:", "main", "--", "environments"],
                           stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout  # exit status 1: nothing runs
    in_git = {(app, environment): digest for environment, app, digest in _DIGEST.findall(found)}
    views = {"the gate": "select app, environment, digest from gate.live_digest",
             "the catalog": "select app, name environment, digest from catalog.environment"}
    for who, query in views.items():
        seen = {(row["app"], row["environment"]): row["digest"] for row in database.rows(query)}
        for place in sorted({*seen, *in_git}):
            if seen.get(place) != in_git.get(place):
                yield Finding("Git", FALSE, f"{place[0]} in {place[1]}: Git has {in_git.get(place)}, {who} has {seen.get(place)}")


def _git(repository, *words):
    return subprocess.run(["git", "--git-dir", str(repository), *words], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
