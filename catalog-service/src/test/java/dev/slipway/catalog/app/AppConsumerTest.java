package dev.slipway.catalog.app;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.Money;
import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.event.EventInjector;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@CatalogTest
class AppConsumerTest {
    private static final String GOOD = "sha256:" + "a".repeat(64);
    private static final String BAD = "sha256:" + "b".repeat(64);

    @Autowired
    private Api api;

    @Autowired
    private EventInjector events;

    @Test
    void showsWhatRunsWhereAndWhatRunsAgainAfterARollback() {
        var name = api.registered("running");

        events.deliver(deployed(name, GOOD, "0.1.0", "staging"));
        events.deliver(deployed(name, GOOD, "0.1.0", "production"));
        events.deliver(deployed(name, BAD, "0.2.0", "staging"));
        assertThat(running(name)).isEqualTo(List.of("production 0.1.0 " + GOOD, "staging 0.2.0 " + BAD));

        events.deliver(rolledBack(name, GOOD));
        assertThat(running(name)).isEqualTo(List.of("production 0.1.0 " + GOOD, "staging 0.1.0 " + GOOD));
    }

    @Test
    void showsNothingWhereNothingIsLeft() {
        var name = api.registered("leaving");
        events.deliver(deployed(name, BAD, "0.1.0", "staging"));
        events.deliver(rolledBack(name, null));
        assertThat(running(name)).isEmpty();

        events.deliver(deployed(name, GOOD, "0.2.0", "staging"));
        events.deliver(new AppDecommissioned(name, 1, Uuid7.next(), List.of("name")));
        assertThat(running(name)).isEmpty();
    }

    @Test
    void isNotTakenBackByARepeatedWord() {
        var name = api.registered("repeated");
        var first = deployed(name, GOOD, "0.1.0", "staging");
        var envelope = events.deliver(first);
        events.deliver(deployed(name, BAD, "0.2.0", "staging"));

        events.again(first, envelope);

        assertThat(running(name)).isEqualTo(List.of("staging 0.2.0 " + BAD));
    }

    @Test
    void showsTheNewestEstimate() {
        var name = api.registered("estimated");

        events.deliver(estimate(name, "12.3456"));
        events.deliver(estimate(name, "13.00"));

        assertThat(app(name).at("/estimatedMonthlyCost/amount").asString()).isEqualTo("13.00");
    }

    @Test
    void doesNotStumbleOverAppsThatItDoesNotKnow() {
        events.deliver(deployed("unheard-of", GOOD, "0.1.0", "staging"));
        events.deliver(rolledBack("unheard-of", GOOD));
        events.deliver(estimate("unheard-of", "1"));
    }

    private List<String> running(String name) {
        return app(name)
                .path("environments")
                .valueStream()
                .map(it -> it.path("name").asString() + " " + it.path("version").asString() + " "
                        + it.path("digest").asString())
                .toList();
    }

    private JsonNode app(String name) {
        return api.get("/api/v1/apps/" + name, as("creator")).is(200).body();
    }

    private static EnvironmentDeployed deployed(String app, String digest, String version, String environment) {
        return new EnvironmentDeployed(
                app, 1, Uuid7.next(), digest, version, environment, "https://" + app + ".example.com", "c".repeat(40));
    }

    private static PromotionRolledBack rolledBack(String app, @Nullable String good) {
        return new PromotionRolledBack(
                app, 1, Uuid7.next(), BAD, "0.2.0", "staging", good, "the check /healthz failed", "c".repeat(40));
    }

    private static CostEstimated estimate(String app, String amount) {
        return new CostEstimated(
                app, 1, new Money(new BigDecimal(amount), "USD"), new Money(new BigDecimal("30.00"), "USD"), false);
    }
}
