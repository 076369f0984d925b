# What the app says about itself.
# These rules look at what the catalog knows now, not at what was declared when the build was made.
# Each gap is the negation of a named rule: `not f(input.x)` would be undefined, and silent, where input.x is absent.
package slipway.build

# owner-and-escalation-set
owned if filled(input.app.owner)

escalated if filled(input.app.escalation)

findings contains failed("owner-and-escalation-set", "no-owner", {}, []) if {
	not owned
}

findings contains failed("owner-and-escalation-set", "no-escalation", {}, []) if {
	owned
	not escalated
}

# runbook-present
has_runbook if filled(input.app.runbook)

findings contains failed("runbook-present", "none", {}, []) if {
	not has_runbook
}

# health-endpoint-declared
has_health_endpoint if path(input.app.health.liveness)

findings contains failed("health-endpoint-declared", "none", {}, []) if {
	not has_health_endpoint
}

# telemetry-enabled
has_telemetry if input.app.telemetry == true

findings contains failed("telemetry-enabled", "off", {}, []) if {
	not has_telemetry
}

# two-alerts-defined
declared_alerts := {alert.kind | some alert in input.app.alerts}

absent_alerts := {kind | some kind in data.thresholds.alerts.kinds} - declared_alerts

findings contains failed("two-alerts-defined", "kinds-missing", {"kinds": concat(", ", sort(absent_alerts))}, []) if {
	count(absent_alerts) > 0
}

# smoke-checks-declared
declared_checks := [check | some check in input.app.smoke; path(check.path)]

findings contains failed("smoke-checks-declared", "none", {}, []) if {
	count(declared_checks) < data.thresholds.smoke.checks
}
