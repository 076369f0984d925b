package dev.slipway.gate.evidence;

/**
 * A password or key where it should not be. What it is stays in the report.
 *
 * @param rule of the tool that recognised it
 * @param place file and line
 */
public record Leak(String rule, String place) {
    ReportedFinding reported() {
        return new ReportedFinding(rule, "secret", "A password or key", place, null);
    }
}
