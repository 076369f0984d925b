package dev.slipway.cost.estimate;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.activities.CostActivities;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.peer.StubbedCatalog;
import dev.slipway.testkit.temporal.RepeatedActivities;
import dev.slipway.testkit.temporal.RepeatedActivities.Story;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The process dies while it estimates, and the app has another cap, in another currency, when it is asked again. */
@SlipwayTest
@Import(LostCommits.class)
class LostCommitTest extends StubbedCatalog {
    private static final AtomicInteger APPS = new AtomicInteger();

    @Autowired
    private CostActivities activities;

    @Autowired
    private LostCommits commits;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredOnce() {
        return new RepeatedActivities(commits, this::story).of(CostActivities.class);
    }

    private Story<?> story(String activity) {
        var app = "lost-" + APPS.incrementAndGet();
        hasCap(app, "40.00", "EUR");
        return switch (activity) {
            case "ensureEstimate" ->
                Story.answering(
                        () -> activities.ensureEstimate(question(app)),
                        () -> hasCap(app, "30.00", "USD"),
                        answer -> toldOnce(app, answer));
            default -> throw new AssertionError(activity + " has no story");
        };
    }

    private void toldOnce(String app, EstimateAnswer answer) {
        assertThat(outbox.events(CostEstimated.class, "app/" + app))
                .extracting(told -> new EstimateAnswer(
                        told.monthly().amount().toPlainString(),
                        told.cap().amount().toPlainString(),
                        told.monthly().currency(),
                        told.aboveCap(),
                        told.cap().currency()))
                .containsExactly(answer);
        assertThat(database.query("select 1 from estimate where app = ?", app)).hasSize(1);
    }

    private static EstimateRequest question(String app) {
        return new EstimateRequest(
                new Step("process of " + app, "estimate"), app, "sha256:" + "a".repeat(64), new AppSize("0.5", "1", 2));
    }

    private static void hasCap(String app, String amount, String currency) {
        CATALOG.stubFor(
                get(urlPathEqualTo("/api/v1/apps/" + app)).willReturn(okJson("""
                {"name": "%s", "owner": "creator@slipway.test", "ownerId": "p_1", "hostingTier": "shared", "telemetry": true, "revision": 7,
                 "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []}, "lifecycle": {"state": "active"}, "alerts": [], "smoke": [],
                 "monthlyCostCap": {"amount": "%s", "currency": "%s"}, "environments": [], "defaulted": [], "thirdPartyServices": []}""".formatted(app, amount, currency))));
    }
}
