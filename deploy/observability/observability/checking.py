"""`deploy/observability/check`: alerts and dashboard against a real Prometheus that scrapes the six running services."""
import pathlib
import re
import subprocess
import tempfile
import time

from launcher import demo, down
from launcher.modules import SERVICES
from launcher.plan import check_call
from launcher.story.scene import Scene
from launcher.up import up

from . import dashboard
from .prometheus import Missing, Prometheus, programs
from .story import STEPS

HERE = pathlib.Path(__file__).resolve().parent.parent
RULES, TESTS, DASHBOARD = HERE / "rules/slipway.yaml", HERE / "rules/slipway_test.yaml", HERE / "grafana/slipway.json"
SKIPPED = 77  # as deploy/interop has it
METRIC = re.compile(r"\b(?:up|(?:slipway|resilience4j|http|temporal|jvm|hikaricp|process)_\w+)\b(?=[\[{ )]|$)")


class Results:
    """What was found, told at once; the command fails if anything was wrong."""

    def __init__(self, report):
        self.report, self.wrong = report, 0

    def say(self, holds, text):
        self.wrong += not holds
        self.report.say(f"  {'✓' if holds else '✗'} {text}")


def check(home, report, keep=False):
    """Returns 0 if all holds, 1 if not, and SKIPPED if Prometheus cannot be had, which is said."""
    results = Results(report)
    check_call(home)
    home.prepare()
    try:
        binaries = programs(home.cache)
    except Missing as e:
        report.say(f"skipped: Prometheus and promtool. {e}.")
        return SKIPPED
    report.say("\nAlerts, by themselves:")
    promtool(results, binaries, "rules are well formed", "check", "rules", RULES)
    promtool(results, binaries, "each alert fires when it should, and keeps silent when it should", "test", "rules", TESTS)
    up(home, report)
    try:
        with tempfile.TemporaryDirectory() as folder, Prometheus(binaries, home, RULES, pathlib.Path(folder)) as prometheus:
            running(home, report, results, prometheus)
    finally:
        if not keep:
            down.down(home, report)
    report.say(f"\n{results.wrong} of the checks failed." if results.wrong else "\nAll checks hold.")
    return 1 if results.wrong else 0


def promtool(results, binaries, what, *words):
    said = subprocess.run([binaries / "promtool", *words], cwd=RULES.parent, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    results.say(said.returncode == 0, what if said.returncode == 0 else f"{what}: {said.stdout}{said.stderr}")


def running(home, report, results, prometheus):
    missing = prometheus.wait_for_all()
    results.say(not missing, f"Prometheus scrapes {', '.join(s for s in SERVICES if s not in missing)}" if not missing else f"not scraped: {missing}")
    if missing:
        return
    if demo.play(home, report, STEPS, Scene(home, report)):
        results.wrong += 1
        return
    time.sleep(20)  # a few scrapes more, so that rates have something to be made of
    report.say("\nThe dashboard, query by query:")
    for label, selector in dashboard.variables(DASHBOARD):
        values = prometheus.label(label, selector)
        results.say(set(SERVICES) <= set(values), f"${label} offers {', '.join(values)}")
    for title, expression in dashboard.queries(DASHBOARD):
        asked(results, prometheus, title, expression)
    report.say("\nThe alerts, against what the services say:")
    for rule in prometheus.rule_states():
        alert(results, prometheus, rule)


def asked(results, prometheus, title, expression):
    try:
        series = prometheus.over(expression, 120)
        results.say(bool(series), f"{title}: {len(series)} series" if series else f"{title} shows nothing: {expression}")
    except ValueError as e:
        results.say(False, f"{title} cannot be asked: {e}: {expression}")


def alert(results, prometheus, rule):
    """It can be evaluated, what it looks at exists, and after a story that went well it is silent."""
    metrics = set(METRIC.findall(rule["query"]))
    absent = sorted(name for name in metrics if not prometheus.query(f'count({{__name__="{name}"}})'))
    trouble = [rule["lastError"]] if rule.get("lastError") else []
    trouble += [f"no service has {name}" for name in absent] + ([] if metrics else ["it looks at nothing"])
    trouble += [] if rule["health"] == "ok" else [f"its health is {rule['health']}"]
    trouble += ["it fires"] if rule.get("state") == "firing" else []
    results.say(not trouble, rule["name"] + (": " + "; ".join(trouble) if trouble else f" sees {', '.join(sorted(metrics))}"))
