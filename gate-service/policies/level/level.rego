# How strict a rule is.
# Reads the table of levels (data.levels): by rule, risk and environment. A rule that the table does not know,
# a risk that it does not know, is taken in the strictest way: what was forgotten never passes.
package slipway.level

rank := {"off": 0, "warn": 1, "deny": 2}

# The level of a rule for the risk and environment of the input: off, warn or deny.
of(rule) := strictest_allowed(by_risk(rule), ceiling(rule))

by_risk(rule) := level if {
	level := data.levels.rules[rule].levels[input.risk]
} else := data.levels.rules[rule].levels.high if {
	true
} else := "deny"

# In some environments a group of rules only warns.
ceiling(rule) := level if {
	group := data.levels.rules[rule].group
	level := data.levels.groups[group].atMost[input.environment]
} else := "deny"

strictest_allowed(level, highest) := level if {
	rank[level] <= rank[highest]
} else := highest
