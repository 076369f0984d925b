package dev.slipway.catalog.lifecycle;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class LifecycleActivitiesTest {
    @Autowired
    private Api api;

    @Autowired
    private CatalogActivities activities;

    @Autowired
    private OutboxAssertions outbox;

    @Test
    void answersWhatAWorkflowNeedsToKnow() {
        var name = api.registered("known");

        var app = activities.app(name);

        assertThat(app.owner()).isEqualTo(TestTokens.personId("creator"));
        assertThat(app.subdomain()).isEqualTo(name);
        assertThat(app.smoke().getFirst().maxLatencyMillis()).isEqualTo(2000);
        assertThat(app.liveness()).isEqualTo("/healthz");
        assertThat(app.readiness()).isEqualTo("/readyz");
        assertThat(app.risk()).isEqualTo("high");
    }

    @Test
    void tellsAWorkflowOfRegulatedDataThatOnlyTriageKnowsOf() {
        var name = api.registered("clinic");
        api.json(PUT, "/api/v1/apps/" + name + "/triage", as("creator"), triage("regulated"))
                .is(200);

        assertThat(activities.app(name).dataClassification()).isEqualTo("regulated");
        assertThat(api.get("/api/v1/apps/" + name, as("creator")).text("/dataClassification"))
                .isEqualTo("regulated");

        api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "data_classification: internal"))
                .is(200);
        assertThat(activities.app(name).dataClassification())
                .as("a claim never lowers an answer")
                .isEqualTo("regulated");
    }

    @Test
    void tellsAWorkflowOfRegulatedDataThatOnlyAppYamlKnowsOf() {
        var name = api.registered("ward");
        api.json(PUT, "/api/v1/apps/" + name + "/triage", as("creator"), triage("none"))
                .is(200);
        assertThat(activities.app(name).dataClassification()).isEqualTo("internal");

        api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "data_classification: regulated"))
                .is(200);
        assertThat(activities.app(name).dataClassification()).isEqualTo("regulated");
    }

    private static Map<String, Object> triage(String sensitiveData) {
        return Map.of(
                "sensitiveData",
                sensitiveData,
                "exposure",
                "internal",
                "expectedUsers",
                3,
                "maxMonthlyCost",
                Map.of("amount", "10.00", "currency", "USD"),
                "maintainedBy",
                "creator");
    }

    @Test
    void leadsAnAppThroughItsLife() {
        var name = api.registered("living");

        activities.ensureActive(step("p1", "complete"), name);
        activities.ensureActive(step("p2", "complete"), name);
        activities.ensureDecommissioning(step("d1", "begin"), name, "the term is over");
        activities.ensureDecommissioningUndone(step("d1", "undo"), name, "refused");
        activities.ensureDecommissioning(step("d2", "begin"), name, "the term is over");
        activities.ensureArchived(step("d2", "end"), name, "the term is over");

        assertThat(outbox.events(LifecycleChanged.class))
                .extracting(LifecycleChanged::to)
                .containsExactly("active", "decommissioning", "active", "decommissioning", "archived");
        assertThat(api.get("/api/v1/apps/" + name, as("creator")).text("/lifecycle/state"))
                .isEqualTo("archived");
    }

    @Test
    void takesEachStepOnceHoweverLateItIsRepeated() {
        var name = api.registered("late");
        var begin = step("late-" + name, "begin");
        activities.ensureDecommissioning(begin, name, "mistake");
        activities.ensureDecommissioning(begin, name, "mistake");
        activities.ensureDecommissioningUndone(step("late-" + name, "undo"), name, "refused");

        activities.ensureDecommissioning(begin, name, "mistake");

        assertThat(activities.app(name).lifecycle()).isEqualTo("idea");
        assertThat(outbox.events(LifecycleChanged.class)).hasSize(2);
    }

    @Test
    void closesAnAppThatIsOnItsWayOut() {
        var name = api.registered("closing");
        activities.ensureDecommissioning(step("c-" + name, "begin"), name, "over");

        api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "version: 9.0.0"))
                .is(409);
        var answers = Map.of(
                "sensitiveData", "none",
                "exposure", "internal",
                "expectedUsers", 1,
                "maxMonthlyCost", Map.of("amount", "1", "currency", "USD"),
                "maintainedBy", "creator");
        api.json(PUT, "/api/v1/apps/" + name + "/triage", as("creator"), answers)
                .is(409);
    }

    @Test
    void neverGivesAnArchivedNameOutAgainButItsImage() {
        var name = api.registered("gone");
        activities.ensureArchived(step("g-" + name, "end"), name, "over");

        api.yaml(POST, "/api/v1/apps", as("creator"), appYaml(name)).is(409).pointsAt("/name");
        var heir = newName("heir");
        var image = "image: {repository: \"127.0.0.1:8091/micro-apps/" + name + "\", tag: \"1\"}";
        api.yaml(POST, "/api/v1/apps", as("creator"), appYaml(heir, image)).is(201);
        assertThat(api.get(
                                "/internal/v1/apps/by-image?repository=127.0.0.1:8091/micro-apps/" + name,
                                TestTokens.service("gate"))
                        .text("/name"))
                .isEqualTo(heir);
    }

    @Test
    void tellsTemporalNotToAskAgainForAnAppThatDoesNotExist() {
        for (var attempt : List.<Runnable>of(
                () -> activities.app("no-such-app"),
                () -> activities.ensureActive(step("n", "n"), "no-such-app"),
                () -> activities.ensureDecommissioningUndone(step("n", "n"), "no-such-app", "x"))) {
            assertThatThrownBy(attempt::run).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                assertThat(failure.getType()).isEqualTo("UnknownApp");
                assertThat(failure.isNonRetryable()).isTrue();
            });
        }
    }

    @Test
    void answersThroughTemporalsOwnDataConverter() {
        var name = api.registered("payload");
        var temporal = TestActivityEnvironment.newInstance();
        temporal.registerActivitiesImplementations(activities);
        try {
            assertThat(temporal.newActivityStub(CatalogActivities.class).app(name))
                    .isEqualTo(activities.app(name));
        } finally {
            temporal.close();
        }
    }

    private static Step step(String process, String name) {
        return new Step(process, name);
    }
}
