package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.evidence.CountingEvidence.Reason;
import dev.slipway.gate.evidence.CountingEvidence.SetAside;
import dev.slipway.gate.evidence.EvidenceProperties.TrustedSender;
import dev.slipway.gate.registry.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EvidenceRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final String IMAGE = "micro-apps/where2eat";
    private static final Sender CI = new Sender("machine:ci", Set.of("ci"), Set.of("micro-apps/*"));
    private static final Sender OPERATOR = new Sender("person:p_1", Set.of("creator", "operator"), Set.of());

    private final EvidenceRules rules = new EvidenceRules(new EvidenceProperties(
            DataSize.ofMegabytes(1),
            1,
            Map.of("trivy", Duration.ofDays(30)),
            List.of(
                    new TrustedSender("ci", List.of("trivy", "sarif"), TrustedSender.Repositories.OWN),
                    new TrustedSender("operator", List.of("*"), TrustedSender.Repositories.ALL))));

    @Test
    void countsWhatATrustedSenderSays() {
        var report = by(CI, "trivy", null, NOW);
        assertThat(sort(report).counting()).containsExactly(report);
        var byHand = by(OPERATOR, "gitleaks", null, NOW);
        assertThat(sort(byHand).counting()).containsExactly(byHand);
    }

    @Test
    void setsAsideWhatASenderSaysAboutTheImagesOfOthers() {
        var other = new Sender("machine:ci", Set.of("ci"), Set.of("other-apps/*", "micro-apps/*/x"));
        assertThat(sort(by(other, "trivy", null, NOW)).setAside())
                .containsExactly(new SetAside("trivy", Reason.UNTRUSTED));
    }

    @Test
    void setsAsideKindsForWhichASenderIsNotTrusted() {
        assertThat(sort(by(CI, "gitleaks", null, NOW)).setAside())
                .containsExactly(new SetAside("gitleaks", Reason.UNTRUSTED));
    }

    @Test
    void setsAsideWhatIsTooOldByItsOwnWord() {
        var old = by(CI, "trivy", NOW.minus(Duration.ofDays(31)), NOW);
        assertThat(sort(old).setAside()).containsExactly(new SetAside("trivy", Reason.STALE));
    }

    @Test
    void doesNotBelieveAReportFromTheFuture() {
        var dated = by(CI, "trivy", NOW.plus(Duration.ofDays(900)), NOW.minus(Duration.ofDays(31)));
        assertThat(sort(dated).setAside()).containsExactly(new SetAside("trivy", Reason.STALE));
    }

    @Test
    void countsTheNewestWordOfASenderOnly() {
        var newer = by(CI, "trivy", null, NOW);
        var older = by(CI, "trivy", null, NOW.minusSeconds(60));
        assertThat(sort(newer, older).counting()).containsExactly(newer);
    }

    @Test
    void countsTheWordsOfAllSenders() {
        var machine = by(CI, "trivy", null, NOW);
        var person = by(OPERATOR, "trivy", null, NOW);
        assertThat(sort(machine, person).counting()).containsExactly(machine, person);
    }

    @Test
    void keepsATrustedWordThatAnUntrustedNamesakeTriesToReplace() {
        var namesake = by(new Sender("machine:ci", Set.of("ci"), Set.of("elsewhere/*")), "trivy", null, NOW);
        var trusted = by(CI, "trivy", null, NOW.minusSeconds(60));
        assertThat(sort(namesake, trusted).counting()).containsExactly(trusted);
    }

    private CountingEvidence sort(StoredEvidence... newestFirst) {
        return rules.sort(List.of(newestFirst), IMAGE, NOW);
    }

    private static StoredEvidence by(Sender sender, String kind, @Nullable Instant madeAt, Instant receivedAt) {
        return new StoredEvidence(
                UUID.randomUUID(),
                new EvidenceSubject.OfImage(new Digest("sha256:" + "1".repeat(64))),
                kind,
                new Sbom("tool", 1),
                sender,
                "0".repeat(64),
                madeAt,
                receivedAt);
    }
}
