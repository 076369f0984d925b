package dev.slipway.cost.estimate;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.peer.StubbedCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SlipwayTest
class EstimateActivitiesTest extends StubbedCatalog {
    @Autowired
    private EstimateActivities activities;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    private final Step step = new Step(Uuid7.next().toString(), "estimate");

    @BeforeEach
    void begin() {
        outbox.forget();
        isOf("shared");
    }

    /** 730 h × 2 × (0.5 × 0.031 + 1 × 0.004) = 28.47. */
    @Test
    void reckonsWithTheSizeThatIsDeployed() {
        assertThat(estimate(new AppSize("0.5", "1", 2)))
                .isEqualTo(new EstimateAnswer("28.47", "20.00", "USD", true, "USD"));
        assertThat(outbox.only(CostEstimated.class).aboveCap()).isTrue();
    }

    /** 730 h × 0.2 × (0.5 × 0.058 + 1 × 0.006) = 5.11. */
    @Test
    void reckonsWithTheShareOfTheMonthThatItsTierRuns() {
        isOf("serverless");

        assertThat(estimate(new AppSize("0.5", "1", 1)).monthly()).isEqualTo("5.11");
    }

    @Test
    void answersAWorkflowOfAnEarlierReleaseThatSaysNoSize() {
        assertThat(estimate(null)).isEqualTo(new EstimateAnswer("1.32", "20.00", "USD", false, "USD"));
    }

    @Test
    void givesTheFirstAnswerWhenAskedAgain() {
        var first = estimate(new AppSize("0.05", "0.0625", 1));

        assertThat(estimate(new AppSize("8", "16", 9)).monthly()).isEqualTo(first.monthly());
        assertThat(outbox.events(CostEstimated.class)).hasSize(1);
    }

    @Test
    void givesTheFirstAnswerWhereAnEarlierReleaseHasNotKeptTheCurrencyOfItsCap() {
        var first = estimate(new AppSize("0.05", "0.0625", 1));
        database.execute("update estimate set cap_currency = null where asked_by like ?", step.process() + "%");

        assertThat(estimate(new AppSize("8", "16", 9))).isEqualTo(first);
    }

    private EstimateAnswer estimate(@Nullable AppSize size) {
        return activities.ensureEstimate(new EstimateRequest(step, "menu", "sha256:" + "a".repeat(64), size));
    }

    private static void isOf(String tier) {
        CATALOG.stubFor(get(urlPathMatching("/api/v1/apps/.*")).willReturn(okJson("""
                {"name": "menu", "owner": "creator@slipway.test", "ownerId": "p_1", "hostingTier": "%s", "telemetry": true, "revision": 7,
                 "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []}, "lifecycle": {"state": "active"}, "alerts": [], "smoke": [],
                 "monthlyCostCap": {"amount": "20.00", "currency": "USD"}, "environments": [], "defaulted": [], "thirdPartyServices": []}""".formatted(tier))));
    }
}
