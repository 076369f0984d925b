# A build that every rule is content with; tests change one thing at a time.
package slipway.fixture

digest := "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

good := {
	"environment": "production",
	"risk": "medium",
	"app": {
		"name": "where2eat", "owner": "p_0123456789ab", "escalation": "team-lead@example.com",
		"runbook": "docs/runbook.md", "health": {"liveness": "/healthz", "readiness": "/healthz"}, "telemetry": true,
		"alerts": [{"name": "Errors", "kind": "error-ratio"}, {"name": "Memory", "kind": "resource"}],
		"smoke": [{"path": "/healthz", "status": 200}],
	},
	"build": {"reference": concat("@", ["registry.example.com/micro-apps/where2eat", digest]), "digest": digest},
	"signatures": [{"state": "valid"}],
	"evidence": {
		"sboms": [{"tool": "syft", "components": 12}],
		"vulnerabilityReports": [{"tool": "trivy", "ofImage": true, "vulnerabilities": [hole("MEDIUM", "1.2")], "secrets": []}],
		"analysisReports": [{"tool": "Semgrep OSS", "complete": true, "results": []}],
		"secretReports": [{"tool": "gitleaks", "secrets": []}],
	},
	"setAside": [],
}

hole(severity, fixed) := {
	"id": "CVE-2019-14697", "severity": severity, "library": "musl",
	"installed": "1.1.20-r4", "fixed": fixed, "link": null,
}

result(level, suppressed) := {
	"rule": "sql-injection", "level": level, "text": "use parameters", "place": "app.py:3",
	"suppressed": suppressed, "securitySeverity": null,
}

# The good build with one part of it replaced: changed("/risk", "high").
changed(where, value) := json.patch(good, [{"op": "add", "path": where, "value": value}])
