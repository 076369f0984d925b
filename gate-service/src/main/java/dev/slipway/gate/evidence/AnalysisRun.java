package dev.slipway.gate.evidence;

import java.util.List;

/**
 * One run of an analyser.
 *
 * @param category tells apart the runs of one tool that belong together, such as one per language; may be empty
 * @param complete whether it says that it ran to its end
 */
public record AnalysisRun(String tool, String category, boolean complete, List<AnalysisResult> results) {
    public AnalysisRun {
        results = List.copyOf(results);
    }

    String identity() {
        return category.isEmpty() ? tool : tool + " (" + category + ")";
    }
}
