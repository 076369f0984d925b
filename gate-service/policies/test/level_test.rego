package slipway.level_test

import data.slipway.level

test_a_rule_outside_the_table_denies if {
	level.of("no-such-rule") == "deny" with input as {"risk": "low", "environment": "staging"}
}

test_a_risk_outside_the_table_counts_as_high if {
	level.of("runbook-present") == "deny" with input as {"risk": "odd", "environment": "production"}
	level.of("runbook-present") == "warn" with input as {"risk": "low", "environment": "production"}
}

test_staging_only_warns_about_operations_and_governance if {
	level.of("smoke-checks-declared") == "warn" with input as {"risk": "high", "environment": "staging"}
	level.of("owner-and-escalation-set") == "warn" with input as {"risk": "high", "environment": "preview"}
	level.of("image-signed") == "deny" with input as {"risk": "low", "environment": "preview"}
}

test_off_stays_off if {
	table := {"odd": {"group": "g", "levels": {"low": "off", "medium": "off", "high": "off"}}}
	level.of("odd") == "off" with input as {"risk": "high", "environment": "production"} with data.levels.rules as table
}
