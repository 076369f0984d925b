package dev.slipway.gate.evidence.trivy;

import dev.slipway.gate.evidence.EvidenceParser;
import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.ReportShape;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Trivy's JSON report (aquasecurity/trivy, {@code pkg/types/report.go}): today an object with SchemaVersion 2; before version 0.20 a bare array of results,
 * or {@code null} when nothing was found.
 */
@Component
class TrivyParser implements EvidenceParser {
    static final String KIND = "trivy";
    private static final Set<String> OWN_MEMBERS = Set.of("SchemaVersion", "ArtifactName", "ClusterName");

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean recognises(ReportShape shape) {
        return switch (shape) {
            case ReportShape.JsonObject object -> OWN_MEMBERS.stream().anyMatch(object::has);
            case ReportShape.JsonArray array -> array.empty() || array.members().contains("Target");
            case ReportShape.JsonNull() -> true;
            case ReportShape.Xml _ -> false;
        };
    }

    @Override
    public Report parse(Path file) {
        return JsonReport.read(file, json -> {
            var reading = new TrivyReading(json);
            if (json.isNull()) {
                return reading.report();
            }
            if (json.isArray()) {
                json.elements(reading::result);
                return reading.report();
            }
            json.members(reading::top);
            if (!reading.isVersion2()) {
                throw EvidenceProblem.malformed("/SchemaVersion", "must be 2");
            }
            if (!reading.namesItsArtifact()) {
                throw EvidenceProblem.malformed("/ArtifactName", "is missing: it is not known what was scanned");
            }
            return reading.report();
        });
    }
}
