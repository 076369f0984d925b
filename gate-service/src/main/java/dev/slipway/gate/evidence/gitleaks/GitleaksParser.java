package dev.slipway.gate.evidence.gitleaks;

import dev.slipway.gate.evidence.EvidenceParser;
import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Leak;
import dev.slipway.gate.evidence.Report;
import dev.slipway.gate.evidence.ReportShape;
import dev.slipway.gate.evidence.SecretReport;
import dev.slipway.gate.evidence.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * gitleaks' JSON report (gitleaks/gitleaks, {@code report/finding.go}): an array of findings, with capitalised names since version 8 and lower-case names
 * before; {@code null} or an empty array when nothing was found. The members that hold the secret are skipped.
 */
@Component
class GitleaksParser implements EvidenceParser {
    private static final String KIND = "gitleaks";
    private static final int MAX_FOUND = 100_000;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean recognises(ReportShape shape) {
        return switch (shape) {
            case ReportShape.JsonArray array -> array.empty() || array.members().contains("RuleID") || isBefore8(array);
            case ReportShape.JsonNull() -> true;
            case ReportShape.JsonObject _, ReportShape.Xml _ -> false;
        };
    }

    private static boolean isBefore8(ReportShape.JsonArray array) {
        return array.members().contains("rule") && array.members().contains("offender");
    }

    @Override
    public Report parse(Path file) {
        return JsonReport.read(file, json -> {
            List<Leak> leaks = new ArrayList<>();
            json.elementsIfAny(() -> {
                leaks.add(leak(json));
                if (leaks.size() > MAX_FOUND) {
                    throw json.wrong("holds more than " + MAX_FOUND + " findings");
                }
            });
            return Report.of(KIND, new SecretReport(KIND, leaks));
        });
    }

    private static Leak leak(JsonReport json) {
        var found = new Found();
        json.members(name -> {
            switch (name) {
                case "RuleID", "rule" -> found.rule = json.text();
                case "File", "file" -> found.file = json.text();
                case "StartLine", "lineNumber" -> found.line = json.integer();
                default -> {}
            }
        });
        if (found.rule == null) {
            throw EvidenceProblem.malformed(json.pointer() + "/RuleID", "is missing: this is no finding of gitleaks");
        }
        return new Leak(
                Words.brief(found.rule), Words.brief(found.line > 0 ? found.file + ":" + found.line : found.file));
    }

    private static final class Found {
        private @Nullable String rule;
        private String file = "an unnamed file";
        private int line;
    }
}
