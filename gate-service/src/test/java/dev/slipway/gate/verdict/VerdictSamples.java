package dev.slipway.gate.verdict;

import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.policy.Risk;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Verdicts without a story. */
public final class VerdictSamples {
    public static final Digest DIGEST = new Digest("sha256:" + "1".repeat(64));
    public static final String COMMIT = "a".repeat(40);

    private VerdictSamples() {}

    public static Verdict verdict(String outcome, Finding... findings) {
        return new Verdict(
                UUID.randomUUID(),
                "where2eat",
                1,
                new Build(
                        "micro-apps/where2eat",
                        DIGEST,
                        "application/vnd.oci.image.manifest.v1+json",
                        "0.1.0",
                        "0.1.0",
                        COMMIT,
                        "https://github.com/acme/where2eat"),
                Environment.PRODUCTION,
                outcome,
                Risk.MEDIUM,
                List.of(findings),
                List.of(),
                "abc",
                List.of(),
                Instant.parse("2026-11-02T09:00:00Z"));
    }
}
