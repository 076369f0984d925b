"""All policies of one build in the gate's own engine, beside OPA's server over HTTP with the same rules, data and inputs."""
import json
import pathlib
import subprocess
import time

from kit import golang
from kit.part import Skip
from launcher import ports
from launcher.story import web
from launcher.story.build import INPUTS

from . import place as places
from .figure import Figure, Measured, Skipped

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "policies" / "dev" / "slipway" / "bench" / "policies" / "PoliciesProcess.java"
DIGEST = "sha256:" + "0123456789abcdef" * 4


def measure(place, report):
    platform = place.nothing()
    home = platform.home
    inputs = home.data / "policy-inputs.json"
    inputs.write_text(json.dumps([judged(scan, environment, risk) for scan in ("trivy-alpine-3.9.json", "trivy-alpine-3.10.json")
                                  for environment in ("staging", "production") for risk in ("low", "medium", "high")]))
    gate = places.program(platform, report, "gate")
    try:
        server, why = serve(home, report), ""
    except Skipped as reason:
        server, why = None, str(reason)
    try:
        url = home.url("gate") + "/v1/data/slipway/build/judgement" if server else ""
        command = [*places.java(platform, gate, SOURCE), str(inputs), url]
        found = places.result(platform, command, {}, "policies")
    finally:
        if server:
            server.terminate()
            server.wait(10)
    peer = "opa over HTTP" if server else f"opa skipped: {why}"
    return Measured([Figure("all rules, one build: p50", found["p50"], "ms", peer, found.get("opa50")),
                     Figure("p95", found["p95"], "ms", peer, found.get("opa95"), goal=5), Figure("p99", found["p99"], "ms", peer, found.get("opa99"))])


def judged(scan, environment, risk):
    """The input of one judgement, as the gate makes it of these reports."""
    report, contents = json.loads((INPUTS / scan).read_text()), json.loads((INPUTS / "cyclonedx.json").read_text())
    holes = [hole for result in report["Results"] for hole in result.get("Vulnerabilities") or []]
    return {
        "environment": environment, "risk": risk, "setAside": [], "signatures": [{"state": "valid"}],
        "app": {"name": "lunch-club", "owner": "p_0123456789ab", "escalation": "lead@slipway.test", "runbook": "docs/runbook.md",
                "health": {"liveness": "/healthz"}, "telemetry": True, "smoke": [{"path": "/healthz", "status": 200}],
                "alerts": [{"name": "Errors", "kind": "error-ratio"}, {"name": "Memory", "kind": "resource"}]},
        "build": {"reference": f"registry.slipway.test/micro-apps/lunch-club@{DIGEST}", "digest": DIGEST, "version": "0.1.0"},
        "evidence": {
            "sboms": [{"type": "sbom", "tool": "syft", "components": len(contents.get("components", []))}],
            "vulnerabilityReports": [{"type": "vulnerabilities", "tool": "trivy", "ofImage": True, "secrets": [], "vulnerabilities": [
                {"id": hole["VulnerabilityID"], "severity": hole["Severity"], "library": hole["PkgName"], "installed": hole["InstalledVersion"],
                 "fixed": hole.get("FixedVersion"), "link": hole.get("PrimaryURL")} for hole in holes]}],
            "analysisReports": [{"tool": "semgrep", "category": "", "complete": True, "results": []}],
            "secretReports": [{"type": "secrets", "tool": "gitleaks", "secrets": []}]},
    }


def serve(home, report):
    """OPA's server on the gate's port, ready."""
    try:
        with report.task("looking for opa", hint="some minutes the first time"):
            program = str(golang.program("opa"))
    except Skip as reason:
        raise Skipped(str(reason))
    sources = home.checkout / "gate-service" / "policies"
    with open(home.log("bench-opa"), "wb") as log:
        server = subprocess.Popen([program, "run", "--server", "--log-level", "error", "--addr", home.address("gate"), "build", "level",
                                   "levels:data/levels.json", "thresholds:data/thresholds.json"], cwd=sources, stdout=log, stderr=log)
    end = time.monotonic() + 30
    while ports.is_free(home.port("gate")) or web.send("GET", home.url("gate") + "/health").status != 200:
        if server.poll() is not None or time.monotonic() > end:
            server.kill()
            raise Skipped(f"its server did not start; {home.log('bench-opa')} says why")
        time.sleep(0.1)
    return server
