package dev.slipway.gate.evidence.sarif;

import dev.slipway.gate.evidence.AnalysisReport;
import dev.slipway.gate.evidence.AnalysisRun;
import dev.slipway.gate.evidence.EvidenceParser;
import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.ReportShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SARIF 2.1.0 (OASIS, §3.13: sarifLog object). Version 1.0.0 has another structure and is refused. */
@Component
class SarifParser implements EvidenceParser {
    private static final String KIND = "sarif";
    private static final String VERSION = "2.1.0";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean recognises(ReportShape shape) {
        return shape instanceof ReportShape.JsonObject object
                && (object.has("runs") || object.says("$schema", "sarif") || object.says("version", VERSION));
    }

    @Override
    public Report parse(Path file) {
        return JsonReport.read(file, json -> {
            var log = new Log();
            json.members(name -> {
                switch (name) {
                    case "version" -> version(json, log);
                    case "runs" -> runs(json, log);
                    default -> {}
                }
            });
            if (!log.versioned) {
                throw EvidenceProblem.malformed("/version", "is missing, and must be " + VERSION);
            }
            if (!log.hasRuns) {
                throw EvidenceProblem.malformed("/runs", "is missing");
            }
            return new Report(KIND, new AnalysisReport(log.runs), Set.of(), log.commits, null);
        });
    }

    private static void version(JsonReport json, Log log) {
        if (!json.text().equals(VERSION)) {
            throw json.wrong("must be " + VERSION + "; let the tool write that version");
        }
        log.versioned = true;
    }

    /** §3.13.4: an empty array, or null, when no run was made. */
    private static void runs(JsonReport json, Log log) {
        log.hasRuns = true;
        json.elementsIfAny(() -> {
            var run = new SarifRun(json);
            json.members(run::member);
            log.runs.add(run.toDomain());
            log.commits.addAll(run.commits());
        });
    }

    private static final class Log {
        private boolean versioned;
        private boolean hasRuns;
        private final List<AnalysisRun> runs = new ArrayList<>();
        private final Set<String> commits = new LinkedHashSet<>();
    }
}
