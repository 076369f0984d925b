package dev.slipway.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.contracts.gate.EvidenceRecorded;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.gate.Described;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.Digest;
import dev.slipway.testkit.token.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a push to the verdict and its news. */
class GateFlowTest extends GateTest {
    @Autowired
    private MeterRegistry meters;

    @Test
    void passesAGoodBuildWhoseEvidenceCameFirst() {
        var build = pushSigned(registered());
        sendEvidence(build, "alpine-310.json");
        announce(build);
        var verdict = awaitVerdict(build, "passed");
        assertThat(verdict.path("app").asString()).isEqualTo(build.app());
        assertThat(verdict.path("risk").asString()).isEqualTo("medium");
        assertThat(verdict.path("findings")).isEmpty();
        assertThat(verdict.path("missing")).isEmpty();
        assertThat(verdict.path("evidence")).hasSize(4);
        assertThat(verdict.path("policyVersion").asString()).isNotBlank();
        assertThat(verdict.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "app",
                        "environment",
                        "outcome",
                        "risk",
                        "findings",
                        "missing",
                        "policyVersion",
                        "evidence",
                        "evaluatedAt");
        awaitVerdict(build, "staging", "passed");
        assertThat(told(GatePassed.class, build))
                .extracting(GatePassed::environment)
                .containsExactly("staging", "production");
        assertThat(told(BuildPublished.class, build)).hasSize(1);
        assertThat(told(BuildSigned.class, build).getFirst().digest())
                .isEqualTo(build.digest().value());
        assertThat(outbox.events(EvidenceRecorded.class)).hasSize(4);
        assertThat(told(GateFailed.class, build)).isEmpty();
        await().until(() -> meters.get("slipway.verdict.time").timer().count() > 0);
    }

    @Test
    void passesAGoodBuildWhoseEvidenceComesLater() {
        var build = pushSigned(registered());
        announce(build);
        assertThat(awaitVerdict(build, "undetermined").path("missing").toString())
                .isEqualTo("[\"cyclonedx\",\"gitleaks\",\"sarif\",\"trivy\"]");
        sendEvidence(build, "alpine-310.json");
        awaitVerdict(build, "passed");
        awaitVerdict(build, "staging", "passed");
        assertThat(told(GatePassed.class, build)).hasSize(2);
        assertThat(outbox.events(EvidenceRecorded.class, "app/" + build.app())).isEmpty();
        assertThat(outbox.events(EvidenceRecorded.class, "image/" + build.repository()))
                .hasSize(4);
    }

    @Test
    void tellsTheSameNewsOnceHoweverOftenTheRegistryRepeatsIt() {
        var build = pushSigned(registered());
        sendEvidence(build, "alpine-310.json");
        announce(build);
        announce(build);
        awaitVerdict(build, "passed");
        announce(build, "0.1.0-again");
        send(build.digest().value(), sbom(build));
        awaitIdle();
        assertThat(told(GatePassed.class, build)).hasSize(2);
        assertThat(told(BuildPublished.class, build)).hasSize(1);
        assertThat(told(BuildSigned.class, build)).hasSize(1);
    }

    @Test
    void failsAVulnerableBuildInPlainWords() {
        var build = pushSigned(registered());
        sendEvidence(build, "alpine-39-high-critical.json");
        announce(build);
        var finding = finding(awaitVerdict(build, "failed"), "no-critical-vulnerabilities");
        assertThat(finding.path("level").asString()).isEqualTo("deny");
        assertThat(finding.path("outcome").asString()).isEqualTo("failed");
        assertThat(finding.path("fix").asString()).contains("musl from 1.1.20-r4 to 1.1.20-r5");
        awaitIdle();
        assertThat(told(GateFailed.class, build))
                .extracting(GateFailed::environment, GateFailed::outcome)
                .containsExactly(tuple("staging", "failed"), tuple("production", "failed"));
        assertThat(told(GatePassed.class, build)).isEmpty();
    }

    @Test
    void waitsForASignatureAndPassesWhenItComes() {
        var build = push(registered());
        sendEvidence(build, "alpine-310.json");
        announce(build);
        var finding = finding(awaitVerdict(build, "undetermined"), "image-signed");
        assertThat(finding.path("level").asString()).isEqualTo("deny");
        assertThat(told(BuildSigned.class, build)).isEmpty();
        World.sign(build.repository(), build.digest(), World.TRUSTED, build.digest());
        announce(build, "sha256-" + build.digest().hex() + ".sig");
        awaitVerdict(build, "passed");
        assertThat(told(BuildSigned.class, build)).hasSize(1);
    }

    @Test
    void failsASignatureByAnotherKey() {
        var build = push(registered());
        World.sign(build.repository(), build.digest(), World.keys(), build.digest());
        announce(build);
        assertThat(finding(awaitVerdict(build, "failed"), "image-signed")
                        .path("title")
                        .asString())
                .contains("not with a key that this platform trusts");
        assertThat(told(BuildSigned.class, build)).isEmpty();
    }

    @Test
    void failsASignatureThatNamesAnotherImage() {
        var build = push(registered());
        World.sign(build.repository(), build.digest(), World.TRUSTED, new Digest("sha256:" + "1".repeat(64)));
        announce(build);
        assertThat(finding(awaitVerdict(build, "failed"), "image-signed")
                        .path("title")
                        .asString())
                .contains("another image");
    }

    @Test
    void announcesThatSomethingIsMissingOnlyWhenItLasts() {
        var build = pushSigned(registered());
        announce(build);
        awaitVerdict(build, "undetermined");
        assertThat(told(GateFailed.class, build)).isEmpty();
        await().until(() -> told(GateFailed.class, build).size() == 2);
        assertThat(told(GateFailed.class, build)).allSatisfy(failed -> {
            assertThat(failed.outcome()).isEqualTo("undetermined");
            assertThat(failed.findings()).hasSize(4);
        });
        sendEvidence(build, "alpine-310.json");
        awaitVerdict(build, "passed");
        awaitVerdict(build, "staging", "passed");
        assertThat(told(GatePassed.class, build)).hasSize(2);
        assertThat(told(GateFailed.class, build)).hasSize(2);
    }

    @Test
    void setsAsideEvidenceOfAPipelineThatMayNotSpeakForThisImage() {
        var app = registered();
        var build = pushSigned(app);
        announce(build);
        http.put()
                .uri("/api/v1/evidence/" + build.digest())
                .headers(headers -> headers.setBearerAuth(TestTokens.machine("ci", "other-apps/*")))
                .body(sbom(build))
                .exchange()
                .expectStatus()
                .isCreated();
        await().untilAsserted(() -> assertThat(finding(awaitVerdict(build, "undetermined"), "sbom-present")
                        .path("title")
                        .asString())
                .contains("not trusted"));
    }

    @Test
    void keepsTheWordOfItsOwnPipelineWhenANamesakeOfOthersSendsTheSameBytes() {
        var build = pushSigned(registered());
        sendEvidence(build, "alpine-310.json");
        announce(build);
        awaitVerdict(build, "passed");
        http.put()
                .uri("/api/v1/evidence/" + build.digest())
                .headers(headers -> headers.setBearerAuth(TestTokens.machine("ci", "other-apps/*")))
                .body(sbom(build))
                .exchange()
                .expectStatus()
                .isCreated();
        awaitIdle();
        assertThat(awaitVerdict(build, "passed").path("missing")).isEmpty();
    }

    @Test
    void countsAnAppThatWasNeverTriagedAsHigh() {
        var name = World.newApp();
        var app = Described.as(name).untriaged().app();
        World.registered(app);
        var build = pushSigned(name);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        assertThat(awaitVerdict(build, "passed").path("risk").asString()).isEqualTo("high");
    }

    @Test
    void judgesAnImageWhoseAppIsRegisteredLater() {
        var name = World.newApp();
        var build = pushSigned(name);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        outbox.await(BuildPublished.class, told -> told.repository().equals(build.repository()));
        awaitIdle();
        assertThat(verdict(build, "production")).isNull();
        assertThat(outbox.only(BuildPublished.class).subject()).isEqualTo("image/" + build.repository());
        World.registered(World.app(name));
        events.deliver(Described.as(name).registered());
        awaitVerdict(build, "passed");
        assertThat(told(GatePassed.class, build))
                .extracting(GatePassed::buildNumber)
                .containsOnly(outbox.only(BuildPublished.class).buildNumber());
    }

    @Test
    void judgesOnlyForProductionWhatTheAppStillOwes() {
        var name = World.newApp();
        World.registered(Described.as(name).without("escalation").app());
        var build = pushSigned(name);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        awaitVerdict(build, "staging", "passed");
        assertThat(finding(awaitVerdict(build, "failed"), "owner-and-escalation-set")
                        .path("fix")
                        .asString())
                .contains("escalation:");
    }

    private static String registered() {
        var name = World.newApp();
        World.registered(World.app(name));
        return name;
    }

    /** Until no job waits that is due. */
    private void awaitIdle() {
        await().until(() -> database.query(
                        "select 1 from scheduled_tasks where task_name in ('judge', 'read-build', 'check-run') or picked")
                .isEmpty());
    }
}
