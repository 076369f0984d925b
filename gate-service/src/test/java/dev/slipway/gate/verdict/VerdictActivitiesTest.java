package dev.slipway.gate.verdict;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.gate.Described;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.runtime.RetryableException;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class VerdictActivitiesTest extends GateTest {
    @Autowired
    private VerdictActivities activities;

    @Test
    void judgesABuildThatNobodyAnnounced() {
        var build = registered();
        sendEvidence(build, "alpine-310.json");
        var answer = activities.ensureVerdict(question(build, "staging"));
        assertThat(answer.outcome()).isEqualTo("passed");
        assertThat(answer.version()).isEqualTo("0.1.0");
        assertThat(answer.commit()).isEqualTo(build.commit());
        assertThat(answer.repository()).isEqualTo(build.repository());
        outbox.only(BuildPublished.class);
    }

    @Test
    void answersTheSameQuestionWithTheSameAnswerWhateverHasHappenedSince() {
        var build = registered();
        sendEvidence(build, "alpine-310.json");
        var question = question(build, "production");
        var first = activities.ensureVerdict(question);
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        assertThat(activities.ensureVerdict(question)).isEqualTo(first);
        World.reset();
        assertThat(activities.ensureVerdict(question)).isEqualTo(first);
    }

    @Test
    void judgesAnewForAnotherStep() {
        var build = registered();
        sendEvidence(build, "alpine-310.json");
        assertThat(activities.ensureVerdict(question(build, "staging")).outcome())
                .isEqualTo("passed");
        send(build.digest().value(), scan(build, "alpine-39-high-critical.json"));
        var again = activities.ensureVerdict(question(build, "production"));
        assertThat(again.outcome()).isEqualTo("failed");
        assertThat(again.findings())
                .extracting(finding -> finding.rule())
                .containsExactly("no-critical-vulnerabilities");
    }

    @Test
    void recordsTheRevisionThatItWasTold() {
        var build = registered();
        sendEvidence(build, "alpine-310.json");
        World.registered(Described.as(build.app()).revision(7).app());
        assertThat(activities.ensureVerdict(question(build, "staging")).revision())
                .isEqualTo(7);
    }

    @Test
    void saysNotYetWhileTheCatalogCannotBeAsked() {
        var build = registered();
        World.OUTSIDE.stubFor(get(urlPathEqualTo("/api/v1/apps/" + build.app()))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503)));
        assertThatThrownBy(() -> activities.ensureVerdict(question(build, "staging")))
                .isInstanceOf(RetryableException.class);
    }

    @Test
    void saysNotYetToAnAnswerOlderThanOneItKnows() {
        var build = registered();
        World.registered(Described.as(build.app()).revision(7).app());
        activities.ensureVerdict(question(build, "staging"));
        World.registered(Described.as(build.app()).revision(6).app());
        assertThatThrownBy(() -> activities.ensureVerdict(question(build, "staging")))
                .isInstanceOf(RetryableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-app, 1, staging, UnknownApp",
        "app, 1, staging, UnknownBuild",
        "app, not-a-digest, staging, UnknownBuild",
        "app, 1, moon, UnknownEnvironment",
    })
    void givesUpOnQuestionsWithoutAnAnswer(String app, String digest, String environment, String type) {
        var build = registered();
        var request = new VerdictRequest(
                new Step(UUID.randomUUID().toString(), "gate"),
                app.equals("app") ? build.app() : app,
                digest.equals("1") ? "sha256:" + "1".repeat(64) : digest,
                environment);
        assertThatThrownBy(() -> activities.ensureVerdict(request))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.isNonRetryable()).isTrue();
                    assertThat(failure.getType()).isEqualTo(type);
                });
    }

    private Pushed registered() {
        var app = World.newApp();
        World.registered(World.app(app));
        return pushSigned(app);
    }

    private static VerdictRequest question(Pushed build, String environment) {
        return new VerdictRequest(
                new Step(UUID.randomUUID().toString(), "gate-" + environment),
                build.app(),
                build.digest().value(),
                environment);
    }
}
