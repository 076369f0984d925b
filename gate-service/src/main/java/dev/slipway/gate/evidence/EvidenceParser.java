package dev.slipway.gate.evidence;

import java.nio.file.Path;

/** Reads one kind of report. A bean per kind, in a package of its own. */
public interface EvidenceParser {
    /** Name of the kind, as it stands in {@code ?kind=} and in verdicts. */
    String kind();

    /** Whether a report that begins like this is of this kind, or claims to be. */
    boolean recognises(ReportShape shape);

    /**
     * Reads the report without holding all of it in memory.
     *
     * @throws dev.slipway.runtime.web.Problem 422 with place and reason, if it is not as its kind has to be
     */
    Report parse(Path file);
}
