package dev.slipway.gate.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a report found, whichever tool wrote it.
 *
 * @param id as the tool names it, such as CVE-2019-14697
 * @param severity in the tool's own words
 * @param place library and version, or file and line
 * @param fix the version that mends it, if the report names one
 */
public record ReportedFinding(
        String id,
        String severity,
        String title,
        String place,
        @Nullable String fix) {}
