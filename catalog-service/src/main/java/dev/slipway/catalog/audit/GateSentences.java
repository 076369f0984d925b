package dev.slipway.catalog.audit;

import static dev.slipway.catalog.audit.Told.that;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.contracts.gate.EvidenceRecorded;
import dev.slipway.contracts.gate.Finding;
import dev.slipway.contracts.gate.GateEvent;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.contracts.gate.VerdictChanged;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gate announces, in words. */
final class GateSentences {
    private GateSentences() {}

    static Told told(GateEvent event) {
        return switch (event) {
            case BuildPublished it ->
                that("A build%s was pushed to %s.".formatted(version(it.version()), it.repository()))
                        .about(it.digest());
            case BuildSigned it -> that("The build's signature was verified.").about(it.digest());
            case EvidenceRecorded it -> evidence(it);
            case GatePassed it ->
                that("The build%s passed the gate for %s.".formatted(version(it.version()), it.environment()))
                        .about(it.digest());
            case GateFailed it ->
                that("The build%s did not pass the gate for %s: %s."
                                .formatted(version(it.version()), it.environment(), rules(it.findings())))
                        .about(it.digest());
            case VerdictChanged it ->
                that("The verdict on the live build%s in %s went from %s to %s: %s."
                                .formatted(
                                        version(it.version()),
                                        it.environment(),
                                        it.from(),
                                        it.to(),
                                        rules(it.findings())))
                        .about(it.digest());
        };
    }

    private static Told evidence(EvidenceRecorded it) {
        var told = that("Sent evidence (%s) about %s.".formatted(it.kind(), it.evidenceSubject()))
                .by(it.sender());
        return it.evidenceSubject().startsWith("sha256:") ? told.about(it.evidenceSubject()) : told;
    }

    private static String rules(List<Finding> findings) {
        return findings.isEmpty()
                ? "see the verdict"
                : findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
    }

    static String version(@Nullable String version) {
        return version == null ? "" : " " + version;
    }
}
