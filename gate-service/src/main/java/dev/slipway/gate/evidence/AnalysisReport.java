package dev.slipway.gate.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
                : runs.stream().map(AnalysisRun::identity).distinct().sorted().collect(Collectors.joining(" + "));
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
