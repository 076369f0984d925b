package dev.slipway.gate.evidence.sarif;

import dev.slipway.gate.evidence.AnalysisResult;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One result (§3.27). */
final class SarifResult {
    private final JsonReport json;
    private String ruleId = "";
    private int ruleIndex = -1;
    private int extension = -1;
    private @Nullable String level;
    private @Nullable String kind;
    private String text = "";
    private String file = "";
    private int artifact = -1;
    private int line;
    private boolean suppressed;
    private boolean absent;

    SarifResult(JsonReport json) {
        this.json = json;
    }

    void member(String name) {
        switch (name) {
            case "ruleId" -> ruleId = json.text();
            case "ruleIndex" -> ruleIndex = json.integer();
            case "rule" -> rule(json.tree());
            case "level" -> level = SarifTool.level(json, json.text());
            case "kind" -> kind = json.text();
            case "message" -> message(json.tree());
            case "locations" -> json.elementsIfAny(() -> location(json.tree()));
            case "suppressions" -> suppressed = !json.isNull() && suppresses(json.tree());
            case "baselineState" -> absent = json.text().equals("absent");
            default -> {}
        }
    }

    /** §3.27.24: a result that is absent was found by an earlier run and is no longer there. */
    boolean stands() {
        return !absent;
    }

    AnalysisResult toDomain(SarifTool tool, Map<String, String> overrides, List<String> artifacts) {
        var rule = tool.rule(ruleId, ruleIndex, extension);
        var id = ruleId.isEmpty() && rule != null ? rule.id() : ruleId;
        return new AnalysisResult(
                Words.brief(id.isEmpty() ? "unnamed rule" : id),
                level(rule, overrides),
                Words.brief(text),
                Words.brief(place(artifacts)),
                suppressed,
                rule == null ? null : rule.securitySeverity());
    }

    /**
     * §3.27.10: what the result says; else none, if it is not a failure; else what the invocation overrides; else the default of the rule; else warning.
     */
    private String level(SarifTool.@Nullable Rule rule, Map<String, String> overrides) {
        if (level != null) {
            return level;
        }
        if (kind != null && !kind.equals("fail")) {
            return "none";
        }
        var overridden = overrides.getOrDefault(rule == null ? ruleId : rule.id(), overrides.get("#" + ruleIndex));
        if (overridden != null) {
            return overridden;
        }
        return rule == null || rule.level() == null ? "warning" : rule.level();
    }

    private void rule(JsonNode reference) {
        if (ruleId.isEmpty()) {
            ruleId = reference.path("id").asString("");
        }
        if (ruleIndex < 0) {
            ruleIndex = reference.path("index").asInt(-1);
        }
        extension = reference.path("toolComponent").path("index").asInt(-1);
    }

    private void message(JsonNode message) {
        text = message.path("text")
                .asString(message.path("markdown").asString(message.path("id").asString("")));
    }

    private void location(JsonNode location) {
        if (!file.isEmpty() || artifact >= 0) {
            return;
        }
        var physical = location.path("physicalLocation");
        file = physical.path("artifactLocation").path("uri").asString("");
        artifact = physical.path("artifactLocation").path("index").asInt(-1);
        line = physical.path("region").path("startLine").asInt(0);
    }

    private String place(List<String> artifacts) {
        var name = file.isEmpty() && artifact >= 0 && artifact < artifacts.size() ? artifacts.get(artifact) : file;
        if (name.isEmpty()) {
            return "an unnamed place";
        }
        return line > 0 ? name + ":" + line : name;
    }

    /** §3.27.23: suppressed if there is a suppression, and none is under review or rejected. */
    private static boolean suppresses(JsonNode suppressions) {
        for (var each : suppressions) {
            var status = each.path("status").asString("accepted");
            if (!status.equals("accepted")) {
                return false;
            }
        }
        return !suppressions.isEmpty();
    }
}
