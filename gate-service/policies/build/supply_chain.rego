# Where the image comes from and what is in it.
package slipway.build

# image-signed: one signature by a trusted key, over this very digest, is enough. Others beside it do no harm.
signature_states := {check.state | some check in input.signatures}

# What a person should be told first, when several signatures are wrong in different ways.
signature_faults := ["other-digest", "other-key", "other-repository", "unreadable"]

findings contains undetermined("image-signed", "unsigned", ["signature"]) if {
	count(signature_states) == 0
}

findings contains failed("image-signed", fault, {}, []) if {
	count(signature_states) > 0
	not "valid" in signature_states
	fault := most_telling_fault
}

default most_telling_fault := "unreadable"

most_telling_fault := [f | some f in signature_faults; f in signature_states][0]

# sbom-present: a list of parts that names at least one part.
sboms := [sbom | some sbom in input.evidence.sboms]

findings contains undetermined("sbom-present", absence("cyclonedx"), ["cyclonedx"]) if {
	count(sboms) == 0
}

findings contains undetermined("sbom-present", "empty", ["cyclonedx"]) if {
	count(sboms) > 0
	not sbom_with_parts
}

sbom_with_parts if {
	some sbom in sboms
	sbom.components >= data.thresholds.sbom.components
}

# no-critical-vulnerabilities: every scanner's report counts; which severities fail is data.
vulnerability_reports := [report | some report in input.evidence.vulnerabilityReports]

# Only a scan of the image sees what the base image brings; what a scan of a folder found counts all the same.
image_scans := [report | some report in vulnerability_reports; report.ofImage]

findings contains undetermined("no-critical-vulnerabilities", absence("trivy"), ["trivy"]) if {
	count(image_scans) == 0
}

findings contains failed("no-critical-vulnerabilities", "found", {"count": count(vulnerable)}, items) if {
	count(vulnerable) > 0
	items := sort(vulnerable)
}

vulnerable contains item if {
	some report in vulnerability_reports
	some found in report.vulnerabilities
	some failing in data.thresholds.vulnerabilities.failing
	found.severity == failing.severity
	fixability_matters(failing.fixable, found)
	item := {
		"kind": fixability(found), "id": found.id, "library": found.library,
		"installed": found.installed, "fixed": found.fixed, "link": found.link,
	}
}

fixability(found) := "fixable" if {
	filled(found.fixed)
} else := "unfixed"

fixability_matters("any", _)

fixability_matters("yes", found) if filled(found.fixed)

# image-digest-pinned: what runs is named by its content, never by a tag that can be moved.
pinned if regex.match(`^[^@\s]+@sha256:[0-9a-f]{64}$`, input.build.reference)

findings contains failed("image-digest-pinned", "floating", {}, []) if {
	not pinned
}
