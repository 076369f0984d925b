package dev.slipway.gate.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.runtime.Digests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What analysers say about code; one report may hold the runs of several. */
public record AnalysisReport(List<AnalysisRun> runs) implements Evidence {
    public AnalysisReport {
        runs = List.copyOf(runs);
    }

    @Override
    @JsonIgnore
    public String tool() {
        return runs.isEmpty()
                ? "none"
                : bounded(runs.stream()
                        .map(AnalysisRun::identity)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" + ")));
    }

    /** Evidence is looked up by its tool. Of a report by very many the beginning is told, and a hash keeps it apart from others that begin alike. */
    private static String bounded(String tools) {
        var beginning = Words.brief(tools);
        return beginning.equals(tools)
                ? tools
                : "%s (%s)".formatted(beginning, Digests.sha256Hex(tools.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String summary() {
        if (runs.isEmpty()) {
            return "No analysis: the report holds no run";
        }
        var results = runs.stream().mapToInt(run -> run.results().size()).sum();
        var unfinished = runs.stream().filter(run -> !run.complete()).count();
        return Words.count(results, "result") + " by " + tool()
                + (unfinished == 0 ? "" : "; " + Words.count((int) unfinished, "run") + " did not finish");
    }

    @Override
    public List<ReportedFinding> findings() {
        return runs.stream()
                .flatMap(run -> run.results().stream())
                .map(AnalysisResult::reported)
                .toList();
    }
}
