package dev.slipway.gate.policy;

import dev.slipway.gate.evidence.AnalysisRun;
import dev.slipway.gate.evidence.Sbom;
import dev.slipway.gate.evidence.SecretReport;
import dev.slipway.gate.evidence.VulnerabilityReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies as they are delivered, and a build that they are content with. */
final class Policies {
    static final Path HOME = Path.of("policies");
    static final JsonMapper JSON = JsonMapper.shared();
    static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private Policies() {}

    static PolicyEngine engine() {
        return new PolicyEngine(
                new PolicyBundle(bytes("bundle/policy.wasm"), data("levels"), data("thresholds"), data("texts")), JSON);
    }

    static JsonNode data(String name) {
        return JSON.readTree(bytes("data/" + name + ".json"));
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(HOME.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PolicyInput good(Environment environment, Risk risk) {
        return new PolicyInput(
                environment,
                risk,
                new PolicyInput.App(
                        "where2eat",
                        "p_0123456789ab",
                        "team-lead@example.com",
                        "docs/runbook.md",
                        new PolicyInput.Health("/healthz", null),
                        true,
                        List.of(
                                new PolicyInput.Alert("Errors", "error-ratio"),
                                new PolicyInput.Alert("Memory", "resource")),
                        List.of(new PolicyInput.Smoke("/healthz", 200))),
                new PolicyInput.Build("registry.example.com/micro-apps/where2eat@" + DIGEST, DIGEST, "0.1.0", null),
                List.of(new PolicyInput.Signature("valid")),
                evidence(),
                List.of());
    }

    static PolicyInput.Evidence evidence() {
        return new PolicyInput.Evidence(
                List.of(new Sbom("syft", 12)),
                List.of(new VulnerabilityReport("trivy", true, List.of(), List.of())),
                List.of(new AnalysisRun("Semgrep OSS", "", true, List.of())),
                List.of(new SecretReport("gitleaks", List.of())));
    }

    static PolicyInput with(PolicyInput input, PolicyInput.Evidence evidence) {
        return new PolicyInput(
                input.environment(),
                input.risk(),
                input.app(),
                input.build(),
                input.signatures(),
                evidence,
                input.setAside());
    }

    static PolicyInput signed(PolicyInput input, String... states) {
        return new PolicyInput(
                input.environment(),
                input.risk(),
                input.app(),
                input.build(),
                List.of(states).stream().map(PolicyInput.Signature::new).toList(),
                input.evidence(),
                input.setAside());
    }
}
