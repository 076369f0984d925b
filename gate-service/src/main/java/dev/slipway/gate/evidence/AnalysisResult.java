package dev.slipway.gate.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an analyser has to say.
 *
 * @param level error, warning, note or none
 * @param place file and line
 * @param suppressed switched off in the code or in the tool
 * @param securitySeverity of its rule, like CVSS from 0 to 10
 */
public record AnalysisResult(
        String rule,
        String level,
        String text,
        String place,
        boolean suppressed,
        @Nullable Double securitySeverity) {
    ReportedFinding reported() {
        return new ReportedFinding(rule, suppressed ? level + ", suppressed" : level, text, place, null);
    }
}
