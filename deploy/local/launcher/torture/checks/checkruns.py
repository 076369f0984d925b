"""What GitHub received: one check run for each app and build, which says in the end what the verdict says."""
import collections

from . import FALSE, LOST, TWICE, Finding

SAYS = {"passed": {"success"}, "failed": {"failure"}, "undetermined": {None, "action_required"}}
_VERDICTS = """select s.app, s.digest, v.outcome from gate.standing s join gate.verdict v on v.id = s.verdict
               where s.environment = 'production' and v.commit_id is not null"""


def check(received, database):
    made, runs, of = collections.Counter(), {}, {}
    for call in received:
        path, run = call["path"].split("?")[0], call["response"].get("id") if isinstance(call["response"], dict) else None
        if "/check-runs" not in path or not run:
            continue
        if call["method"] == "POST":
            of[run] = call["body"].get("external_id")
            made[of[run]] += 1
        runs[of.get(run)] = {**runs.get(of.get(run), {}), **call["body"]}
    for build, times in sorted(made.items()):
        if times > 1:
            yield Finding("GitHub", TWICE, f"{build} has {times} check runs")
    for row in database.rows(_VERDICTS):
        build = f"{row['app']}/{row['digest']}"
        if build not in runs:
            yield Finding("GitHub", LOST, f"{build} is {row['outcome']}, and has no check run")
        elif runs[build].get("conclusion") not in SAYS[row["outcome"]]:
            yield Finding("GitHub", FALSE, f"{build} is {row['outcome']}, and its check run says {runs[build].get('conclusion')}")
