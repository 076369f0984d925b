package dev.slipway.gate.policy;

import dev.slipway.gate.evidence.AnalysisRun;
import dev.slipway.gate.evidence.Sbom;
import dev.slipway.gate.evidence.SecretReport;
import dev.slipway.gate.evidence.VulnerabilityReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a judgement may know. Its JSON is the input document of the policies ({@code policies/README.md}). */
public record PolicyInput(
        Environment environment,
        Risk risk,
        App app,
        Build build,
        List<Signature> signatures,
        Evidence evidence,
        List<SetAside> setAside) {
    /** What the catalog says about the app. */
    public record App(
            String name,
            String owner,
            @Nullable String escalation,
            @Nullable String runbook,
            @Nullable Health health,
            boolean telemetry,
            List<Alert> alerts,
            List<Smoke> smoke) {}

    public record Health(String liveness, @Nullable String readiness) {}

    public record Alert(String name, String kind) {}

    public record Smoke(String path, int status) {}

    /**
     * What is judged.
     *
     * @param reference as it would be deployed
     */
    public record Build(
            String reference,
            String digest,
            @Nullable String version,
            @Nullable String commit) {}

    /** @param state valid, other-key, other-digest, other-repository or unreadable */
    public record Signature(String state) {}

    /** Evidence that counts: by trusted senders, and not too old. */
    public record Evidence(
            List<Sbom> sboms,
            List<VulnerabilityReport> vulnerabilityReports,
            List<AnalysisRun> analysisReports,
            List<SecretReport> secretReports) {}

    /** @param why stale or untrusted */
    public record SetAside(String kind, String why) {}
}
