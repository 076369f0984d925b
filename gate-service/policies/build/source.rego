# What the source code reveals.
package slipway.build

tool_in(names, tool) if {
	some name in names
	startswith(lower(tool), name)
}

code_reports := [report |
	some report in input.evidence.analysisReports
	not tool_in(data.thresholds.analysis.otherTools, report.tool)
	not tool_in(data.thresholds.secrets.sarifTools, report.tool)
]

# code-analysis-clean
findings contains undetermined("code-analysis-clean", absence("sarif"), ["sarif"]) if {
	count(code_reports) == 0
}

findings contains undetermined("code-analysis-clean", "incomplete", ["sarif"]) if {
	some report in code_reports
	not report.complete
}

findings contains failed("code-analysis-clean", "found", {"count": count(code_faults)}, sort(code_faults)) if {
	count(code_faults) > 0
}

code_faults contains item if {
	some report in code_reports
	some result in report.results
	counts(result)
	item := {"kind": "result", "id": result.rule, "text": result.text, "place": result.place}
}

counts(result) if {
	serious(result)
	data.thresholds.analysis.countSuppressed
}

counts(result) if {
	serious(result)
	not result.suppressed
}

serious(result) if result.level in data.thresholds.analysis.failingLevels

serious(result) if result.securitySeverity >= data.thresholds.analysis.failingSecuritySeverity

# no-secrets
secret_reports := [report | some report in input.evidence.secretReports]

secret_sarif_reports := [report |
	some report in input.evidence.analysisReports
	report.complete
	tool_in(data.thresholds.secrets.sarifTools, report.tool)
]

findings contains undetermined("no-secrets", absence("gitleaks"), ["gitleaks"]) if {
	count(secret_reports) + count(secret_sarif_reports) == 0
}

findings contains failed("no-secrets", "found", {"count": count(secrets)}, sort(secrets)) if {
	count(secrets) > 0
}

secrets contains {"kind": "secret", "id": found.rule, "place": found.place} if {
	some report in input.evidence.secretReports
	some found in report.secrets
}

secrets contains {"kind": "secret", "id": found.rule, "place": found.place} if {
	some report in input.evidence.vulnerabilityReports
	some found in report.secrets
}

secrets contains {"kind": "secret", "id": result.rule, "place": result.place} if {
	some report in input.evidence.analysisReports
	tool_in(data.thresholds.secrets.sarifTools, report.tool)
	some result in report.results
}
