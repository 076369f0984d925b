package slipway.build_test

import data.slipway.fixture

# What is taken away, the rule that speaks up, and its case.
app_cases := [
	["/app/owner", "", "owner-and-escalation-set", "no-owner"],
	["/app/escalation", null, "owner-and-escalation-set", "no-escalation"],
	["/app/runbook", " ", "runbook-present", "none"],
	["/app/health", null, "health-endpoint-declared", "none"],
	["/app/health", {"liveness": "healthz"}, "health-endpoint-declared", "none"],
	["/app/telemetry", false, "telemetry-enabled", "off"],
	["/app/alerts", [], "two-alerts-defined", "kinds-missing"],
	["/app/alerts", [{"name": "a", "kind": "resource"}, {"name": "b", "kind": "resource"}], "two-alerts-defined", "kinds-missing"],
	["/app/smoke", [], "smoke-checks-declared", "none"],
]

test_each_gap_is_one_finding if {
	every c in app_cases {
		raised(fixture.changed(c[0], c[1])) == {[c[2], "failed", c[3], "deny"]}
	}
}

test_in_staging_they_only_warn if {
	every c in app_cases {
		staged := object.union(fixture.changed(c[0], c[1]), {"environment": "staging"})
		raised(staged) == {[c[2], "failed", c[3], "warn"]}
	}
}

# Nothing known about the app at all: every rule about it speaks up.
test_an_absent_app_satisfies_nothing if {
	gone := json.remove(fixture.good, ["/app"])
	{r[0] | some r in raised(gone)} == {c[2] | some c in app_cases}
}
