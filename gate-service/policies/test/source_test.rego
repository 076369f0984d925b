package slipway.build_test

import data.slipway.fixture

analysis(report) := fixture.changed("/evidence/analysisReports", [report])

test_no_analysis_is_undetermined if {
	of_rule(fixture.changed("/evidence/analysisReports", []), "code-analysis-clean") == {["undetermined", "missing", "deny"]}
}

test_an_analysis_that_broke_off_proves_nothing if {
	of_rule(analysis({"tool": "CodeQL", "complete": false, "results": []}), "code-analysis-clean") == {["undetermined", "incomplete", "deny"]}
}

test_an_error_fails_and_a_warning_does_not if {
	of_rule(analysis({"tool": "CodeQL", "complete": true, "results": [fixture.result("error", false)]}), "code-analysis-clean") == {["failed", "found", "deny"]}
	of_rule(analysis({"tool": "CodeQL", "complete": true, "results": [fixture.result("warning", false)]}), "code-analysis-clean") == set()
}

test_a_warning_of_high_severity_fails if {
	severe := object.union(fixture.result("warning", false), {"securitySeverity": 9.1})
	of_rule(analysis({"tool": "CodeQL", "complete": true, "results": [severe]}), "code-analysis-clean") == {["failed", "found", "deny"]}
}

test_switching_a_result_off_does_not_make_it_go_away if {
	of_rule(analysis({"tool": "CodeQL", "complete": true, "results": [fixture.result("error", true)]}), "code-analysis-clean") == {["failed", "found", "deny"]}
}

test_whether_switched_off_results_count_is_data if {
	hidden := analysis({"tool": "CodeQL", "complete": true, "results": [fixture.result("error", true)]})
	lenient := object.union(data.thresholds.analysis, {"countSuppressed": false})
	of_rule(hidden, "code-analysis-clean") == set() with data.thresholds.analysis as lenient
}

test_a_scanner_of_images_is_no_analysis_of_code if {
	of_rule(analysis({"tool": "Trivy Vulnerability Scanner", "complete": true, "results": []}), "code-analysis-clean") == {["undetermined", "missing", "deny"]}
}

test_low_risk_only_warns_about_code if {
	bare := object.union(fixture.changed("/risk", "low"), {"evidence": {"analysisReports": []}})
	of_rule(bare, "code-analysis-clean") == {["undetermined", "missing", "warn"]}
}

test_no_search_for_secrets_is_undetermined if {
	of_rule(fixture.changed("/evidence/secretReports", []), "no-secrets") == {["undetermined", "missing", "deny"]}
}

test_a_secret_fails_wherever_it_was_found if {
	found := [{"rule": "aws-access-token", "place": "conf/aws.tf:2"}]
	of_rule(fixture.changed("/evidence/secretReports/0/secrets", found), "no-secrets") == {["failed", "found", "deny"]}
	of_rule(fixture.changed("/evidence/vulnerabilityReports/0/secrets", found), "no-secrets") == {["failed", "found", "deny"]}
}

test_gitleaks_may_speak_sarif if {
	bare := fixture.changed("/evidence/secretReports", [])
	clean := json.patch(bare, [{"op": "add", "path": "/evidence/analysisReports/-", "value": {"tool": "gitleaks", "complete": true, "results": []}}])
	of_rule(clean, "no-secrets") == set()
	leaked := json.patch(bare, [{"op": "add", "path": "/evidence/analysisReports/-", "value": {"tool": "gitleaks", "complete": true, "results": [fixture.result("warning", false)]}}])
	of_rule(leaked, "no-secrets") == {["failed", "found", "deny"]}
}

test_an_empty_input_passes_no_rule if {
	{r[0] | some r in raised({})} == {rule | some rule, _ in data.levels.rules}
}
