package dev.slipway.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.styra.opa.wasm.OpaPolicy;
import dev.slipway.gate.evidence.Reading;
import dev.slipway.gate.evidence.VulnerabilityReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The compiled rules, run in the JVM, give the same findings as {@code opa eval} of their sources. Needs {@code opa} on the PATH; not run by {@code mvn verify}. */
class PolicyParityIT {
    @Test
    void everyInputIsJudgedAlike(@TempDir Path folder) throws Exception {
        var inputs = inputs();
        var byOpa = opa(inputs, folder);
        var told = new TreeSet<String>();
        var program = OpaPolicy.builder()
                .withPolicy(Policies.bytes("bundle/policy.wasm"))
                .build()
                .data(Policies.JSON.writeValueAsString(
                        Map.of("levels", Policies.data("levels"), "thresholds", Policies.data("thresholds"))));
        for (int i = 0; i < inputs.size(); i++) {
            var input = Policies.JSON.writeValueAsString(inputs.get(i));
            var compiled = Policies.JSON
                    .readTree(program.entrypoint("slipway/build/judgement").evaluate(input))
                    .path(0)
                    .path("result");
            assertThat(findings(compiled)).as(input).isEqualTo(findings(byOpa.path(i)));
            compiled.forEach(finding -> told.add(finding.path("rule").asString()));
        }
        assertThat(told).as("every rule has been heard").isEqualTo(rules());
    }

    /** Builds of every risk in every environment, each with one thing after the other missing, empty, or something else. */
    private static List<JsonNode> inputs() {
        var inputs = new LinkedHashSet<JsonNode>();
        for (var risk : Risk.values()) {
            for (var environment : Environment.values()) {
                var good = Policies.good(environment, risk);
                for (var input : List.of(
                        good,
                        Policies.signed(good),
                        Policies.signed(good, "other-key", "other-digest", "unreadable"),
                        scanned(good, "trivy/alpine-39-high-critical.json"),
                        scanned(good, "trivy/alpine-310.json"))) {
                    JsonNode document = Policies.JSON.valueToTree(input);
                    inputs.add(document);
                    inputs.addAll(Mutations.of(document));
                }
            }
        }
        return new ArrayList<>(inputs);
    }

    private static PolicyInput scanned(PolicyInput input, String sample) {
        var evidence = input.evidence();
        var report = (VulnerabilityReport) Reading.sample(sample).evidence();
        return Policies.with(
                input,
                new PolicyInput.Evidence(
                        evidence.sboms(), List.of(report), evidence.analysisReports(), evidence.secretReports()));
    }

    private static JsonNode opa(List<JsonNode> inputs, Path folder) throws Exception {
        var all = folder.resolve("inputs.json");
        Files.writeString(all, Policies.JSON.writeValueAsString(Map.of("all", inputs)));
        var answer = folder.resolve("answer.json");
        var process = new ProcessBuilder(
                        "opa",
                        "eval",
                        "--format=json",
                        "--data=build",
                        "--data=level",
                        "--data=levels:data/levels.json",
                        "--data=thresholds:data/thresholds.json",
                        "--input=" + all,
                        "[found | some case in input.all; found := data.slipway.build.judgement with input as case]")
                .directory(Policies.HOME.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        var results = Policies.JSON
                .readTree(answer.toFile())
                .path("result")
                .path(0)
                .path("expressions")
                .path(0)
                .path("value");
        assertThat(results.size()).isEqualTo(inputs.size());
        return results;
    }

    private static Set<String> findings(JsonNode set) {
        assertThat(set.isArray()).isTrue();
        return StreamSupport.stream(set.spliterator(), false)
                .map(PolicyParityIT::canonical)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same document gives the same text, whatever the order of its fields. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + "=" + canonical(field.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToObj(i -> canonical(node.get(i)))
                        .toList()
                        .toString()
                : node.toString();
    }

    private static Set<String> rules() {
        return new TreeSet<>(Policies.data("levels").path("rules").propertyNames());
    }
}
