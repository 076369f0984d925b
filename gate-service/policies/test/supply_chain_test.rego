package slipway.build_test

import data.slipway.build
import data.slipway.fixture

raised(document) := {[f.rule, f.outcome, f.case, f.level] | some f in build.judgement with input as document}

# Wrapper so that `with` applies to the whole judgement.
of_rule(document, rule) := {[f[1], f[2], f[3]] | some f in raised(document); f[0] == rule}

test_nothing_is_said_about_a_good_build if {
	raised(fixture.good) == set()
}

test_an_unsigned_image_is_undetermined if {
	of_rule(fixture.changed("/signatures", []), "image-signed") == {["undetermined", "unsigned", "deny"]}
}

test_a_signature_by_another_key_fails if {
	of_rule(fixture.changed("/signatures", [{"state": "other-key"}]), "image-signed") == {["failed", "other-key", "deny"]}
}

test_a_signature_over_another_digest_is_told_first if {
	several := [{"state": "other-key"}, {"state": "other-digest"}]
	of_rule(fixture.changed("/signatures", several), "image-signed") == {["failed", "other-digest", "deny"]}
}

test_a_state_that_nobody_knows_fails if {
	of_rule(fixture.changed("/signatures", [{"state": "odd"}]), "image-signed") == {["failed", "unreadable", "deny"]}
}

test_one_good_signature_among_bad_ones_is_enough if {
	of_rule(fixture.changed("/signatures", [{"state": "other-key"}, {"state": "valid"}]), "image-signed") == set()
}

test_no_sbom_is_undetermined if {
	of_rule(fixture.changed("/evidence/sboms", []), "sbom-present") == {["undetermined", "missing", "deny"]}
}

test_an_sbom_without_parts_proves_nothing if {
	of_rule(fixture.changed("/evidence/sboms", [{"components": 0}]), "sbom-present") == {["undetermined", "empty", "deny"]}
}

test_an_sbom_that_was_set_aside_is_told_apart if {
	bare := fixture.changed("/evidence/sboms", [])
	of_rule(object.union(bare, {"setAside": [{"kind": "cyclonedx", "why": "stale"}]}), "sbom-present") == {["undetermined", "stale", "deny"]}
	of_rule(object.union(bare, {"setAside": [{"kind": "cyclonedx", "why": "untrusted"}]}), "sbom-present") == {["undetermined", "untrusted", "deny"]}
}

test_no_scan_is_undetermined_and_names_what_is_missing if {
	judged := build.judgement with input as fixture.changed("/evidence/vulnerabilityReports", [])
	{[f.rule, f.missing] | some f in judged} == {["no-critical-vulnerabilities", ["trivy"]]}
}

test_a_critical_hole_fails_with_or_without_a_fix if {
	every fixed in ["1.1.20-r5", null] {
		found := fixture.changed("/evidence/vulnerabilityReports/0/vulnerabilities", [fixture.hole("CRITICAL", fixed)])
		of_rule(found, "no-critical-vulnerabilities") == {["failed", "found", "deny"]}
	}
}

test_a_finding_carries_library_and_mended_version if {
	found := fixture.changed("/evidence/vulnerabilityReports/0/vulnerabilities", [fixture.hole("CRITICAL", "1.1.20-r5")])
	judged := build.judgement with input as found
	some finding in judged
	some item in finding.items
	[item.kind, item.library, item.fixed] == ["fixable", "musl", "1.1.20-r5"]
}

test_a_high_hole_passes_by_default if {
	found := fixture.changed("/evidence/vulnerabilityReports/0/vulnerabilities", [fixture.hole("HIGH", "2")])
	of_rule(found, "no-critical-vulnerabilities") == set()
}

test_which_severities_fail_is_data if {
	found := fixture.changed("/evidence/vulnerabilityReports/0/vulnerabilities", [fixture.hole("HIGH", "2")])
	judged := build.judgement with input as found with data.thresholds.vulnerabilities.failing as [{"severity": "HIGH", "fixable": "yes"}]
	{f.rule | some f in judged} == {"no-critical-vulnerabilities"}
}

test_a_tag_is_not_pinned if {
	of_rule(fixture.changed("/build/reference", "registry.example.com/a/b:latest"), "image-digest-pinned") == {["failed", "floating", "deny"]}
}

test_a_scan_of_a_folder_is_no_scan_of_the_image if {
	folder := fixture.changed("/evidence/vulnerabilityReports/0/ofImage", false)
	of_rule(folder, "no-critical-vulnerabilities") == {["undetermined", "missing", "deny"]}
	found := json.patch(folder, [{"op": "add", "path": "/evidence/vulnerabilityReports/0/vulnerabilities", "value": [fixture.hole("CRITICAL", null)]}])
	["failed", "found", "deny"] in of_rule(found, "no-critical-vulnerabilities")
}
