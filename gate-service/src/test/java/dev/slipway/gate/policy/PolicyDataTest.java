package dev.slipway.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDataTest {
    private static final Pattern FINDING =
            Pattern.compile("(?:failed|undetermined)\\(\"([a-z-]+)\", (\"([a-z-]+)\"|\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"levels", "thresholds", "texts"})
    void holdsToItsSchema(String name) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("data/" + name + ".schema.json"));
        assertThat(schema.validate(text("data/" + name + ".json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aLevelThatDoesNotExistBreaksTheSchema() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("data/levels.schema.json"));
        assertThat(schema.validate(text("data/levels.json").replace("\"warn\"", "\"maybe\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void rulesLevelsAndTextsNameEachOther() throws IOException {
        var rules = rules();
        assertThat(Policies.data("levels").path("rules").propertyNames()).containsExactlyInAnyOrderElementsOf(rules);
        var texts = new TreeSet<>(Policies.data("texts").propertyNames());
        texts.remove("$schema");
        assertThat(texts).isEqualTo(rules);
    }

    @Test
    void everyCaseThatARuleNamesHasAText() throws IOException {
        var cases = RuleTexts.cases(Policies.data("texts"));
        for (var source : sources()) {
            var named = FINDING.matcher(source);
            while (named.find()) {
                if (named.group(3) != null) {
                    assertThat(cases).contains(named.group(1) + "/" + named.group(3));
                }
            }
        }
        assertThat(cases)
                .contains(
                        "image-signed/other-key",
                        "image-signed/other-digest",
                        "image-signed/other-repository",
                        "image-signed/unreadable");
        for (var rule : List.of("sbom-present", "no-critical-vulnerabilities", "code-analysis-clean", "no-secrets")) {
            assertThat(cases).contains(rule + "/missing", rule + "/stale", rule + "/untrusted");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image-signed, deny, deny, deny",
        "sbom-present, deny, deny, deny",
        "no-critical-vulnerabilities, deny, deny, deny",
        "no-secrets, deny, deny, deny",
        "image-digest-pinned, deny, deny, deny",
        "code-analysis-clean, warn, deny, deny",
        "owner-and-escalation-set, deny, deny, deny",
        "runbook-present, warn, deny, deny",
        "health-endpoint-declared, deny, deny, deny",
        "smoke-checks-declared, deny, deny, deny",
        "telemetry-enabled, warn, deny, deny",
        "two-alerts-defined, warn, deny, deny",
    })
    void theFirstLevelsAreTheOnesAgreed(String rule, String low, String medium, String high) {
        var levels = Policies.data("levels").path("rules").path(rule).path("levels");
        assertThat(levels.path("low").asString()).isEqualTo(low);
        assertThat(levels.path("medium").asString()).isEqualTo(medium);
        assertThat(levels.path("high").asString()).isEqualTo(high);
    }

    private static Set<String> rules() throws IOException {
        var rules = new TreeSet<String>();
        for (var source : sources()) {
            var named = FINDING.matcher(source);
            while (named.find()) {
                rules.add(named.group(1));
            }
        }
        return rules;
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.list(Policies.HOME.resolve("build"))) {
            return files.sorted().map(PolicyDataTest::read).toList();
        }
    }

    private static String read(Path file) {
        return text(Policies.HOME.relativize(file).toString());
    }

    private static String text(String name) {
        return new String(Policies.bytes(name), StandardCharsets.UTF_8);
    }
}
