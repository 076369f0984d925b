package dev.slipway.gate.evidence.sarif;

import dev.slipway.gate.evidence.AnalysisRun;
import dev.slipway.gate.evidence.EvidenceProblem;
import dev.slipway.gate.evidence.JsonReport;
import dev.slipway.gate.evidence.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass through one run (§3.14). Its results are worked out at the end, because the rules may stand behind them. */
final class SarifRun {
    private static final int MAX_RESULTS = 100_000;

    private final JsonReport json;
    private final SarifTool tool;
    private final List<SarifResult> results = new ArrayList<>();
    private final List<String> artifacts = new ArrayList<>();
    private final Map<String, String> overrides = new HashMap<>();
    private final Set<String> commits = new LinkedHashSet<>();
    private String category = "";
    private boolean hasResults;
    private boolean failed;

    SarifRun(JsonReport json) {
        this.json = json;
        this.tool = new SarifTool(json);
    }

    void member(String name) {
        switch (name) {
            case "tool" -> json.members(tool::member);
            case "results" -> results();
            case "invocations" -> json.elementsIfAny(() -> json.members(this::invocation));
            case "artifacts" -> json.elementsIfAny(this::artifact);
            case "automationDetails" -> automationDetails();
            case "versionControlProvenance" -> json.elementsIfAny(() -> json.members(this::provenance));
            default -> {}
        }
    }

    AnalysisRun toDomain() {
        if (tool.name().isBlank()) {
            throw EvidenceProblem.malformed(json.pointer() + "/tool/driver/name", "is missing");
        }
        return new AnalysisRun(
                Words.brief(tool.name()),
                Words.brief(category),
                hasResults && !failed,
                results.stream()
                        .filter(SarifResult::stands)
                        .map(result -> result.toDomain(tool, overrides, artifacts))
                        .toList());
    }

    /** Commits that were analysed, where the run names them in full (§3.14.13). */
    Set<String> commits() {
        return commits;
    }

    /** §3.14.23: absent or null when the tool could not look; an empty array when it looked and found nothing. */
    private void results() {
        hasResults = !json.isNull();
        json.elementsIfAny(() -> {
            var result = new SarifResult(json);
            json.members(result::member);
            results.add(result);
            if (results.size() > MAX_RESULTS) {
                throw json.wrong("holds more than " + MAX_RESULTS + " results");
            }
        });
    }

    /** §3.20.14 executionSuccessful, §3.20.5 ruleConfigurationOverrides. */
    private void invocation(String name) {
        switch (name) {
            case "executionSuccessful" -> failed |= !json.truth();
            case "ruleConfigurationOverrides" -> json.elementsIfAny(this::override);
            default -> {}
        }
    }

    private void override() {
        var override = json.tree();
        var level = override.path("configuration").path("level").asString("");
        var descriptor = override.path("descriptor");
        if (!level.isEmpty() && descriptor.path("toolComponent").isMissingNode()) {
            var id = descriptor.path("id").asString("");
            overrides.put(id.isEmpty() ? "#" + descriptor.path("index").asInt(-1) : id, SarifTool.level(json, level));
        }
    }

    private void artifact() {
        var uri = new String[] {""};
        json.members(name -> {
            if (name.equals("location")) {
                uri[0] = json.tree().path("uri").asString("");
            }
        });
        if (artifacts.size() < MAX_RESULTS) {
            artifacts.add(uri[0]);
        }
    }

    /** §3.17.2: the part before the last slash is the category to which the run belongs. */
    private void automationDetails() {
        if (json.isNull()) {
            return;
        }
        json.members(name -> {
            if (name.equals("id")) {
                var id = json.text();
                category = id.substring(0, Math.max(0, id.lastIndexOf('/')));
            }
        });
    }

    private void provenance(String name) {
        if (name.equals("revisionId")) {
            var revision = json.textIfAny();
            if (revision != null && revision.matches("[0-9a-f]{40}")) {
                commits.add(revision);
            }
        }
    }
}
