# What is wrong with a build, or missing from it.
# Every rule adds to `findings`: {rule, outcome: failed | undetermined, case, args, items, missing}. `case` names the
# text of the finding (texts.json), `args` and `items` fill it, `missing` names kinds of evidence that are not there.
# `judgement` gives each finding its level and leaves out the rules that are off. No clock, no I/O: the input is all.
package slipway.build

import data.slipway.level

judgement contains object.union(finding, {"level": strictness}) if {
	some finding in findings
	strictness := level.of(finding.rule)
	strictness != "off"
}

failed(rule, case, args, items) := {
	"rule": rule, "outcome": "failed", "case": case,
	"args": args, "items": items, "missing": [],
}

undetermined(rule, case, missing) := {
	"rule": rule, "outcome": "undetermined", "case": case,
	"args": {}, "items": [], "missing": missing,
}

# Why evidence of a kind is not there: it may have come and been set aside.
absence(kind) := "stale" if {
	some report in input.setAside
	report.kind == kind
	report.why == "stale"
} else := "untrusted" if {
	some report in input.setAside
	report.kind == kind
} else := "missing"

filled(text) if {
	is_string(text)
	trim_space(text) != ""
}

path(text) if {
	filled(text)
	startswith(text, "/")
}
