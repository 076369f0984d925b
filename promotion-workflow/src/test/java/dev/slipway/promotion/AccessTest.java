package dev.slipway.promotion;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.token.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Of each app one promotion waits for an approver, and one decommission has been asked for by an operator. */
class AccessTest extends AccessContract {
    @Autowired
    private EventInjector gate;

    @Autowired
    private ApprovalActivities approvals;

    @DynamicPropertySource
    static void temporal(DynamicPropertyRegistry properties) {
        properties.add("SLIPWAY_TEMPORAL", TestTemporal::sharedTarget);
        // Whoever is refused must change nothing, so nothing may be changed by the sweep meanwhile.
        properties.add("slipway.process.look-after-every", () -> "PT1H");
    }

    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        var app = ServiceTest.anApp();
        var digest = ServiceTest.digest(app);
        if (route.equals("POST /api/v1/promotions")) {
            return Map.of("app", app, "digest", digest);
        }
        if (route.contains("/decommission")) {
            return Map.of("app", app, "id", route.contains("{id}") ? decommissionOf(app) : "");
        }
        gate.deliver(ServiceTest.passed(app, digest, "staging"));
        var promotion = id("select process from promotion where app = ?", app);
        approvals.ensureRequested(new ApprovalRequest(
                new Step(promotion, "approval-request"),
                app,
                7,
                digest,
                "0.1.0",
                "production",
                "medium",
                "internal",
                true,
                null,
                "http://" + app + ".dining.staging.slipway.test",
                null));
        return Map.of(
                "app", app,
                "digest", digest,
                "id", promotion,
                "approval", id("select id from approval where app = ?", app),
                "interaction", UUID.randomUUID().toString());
    }

    private String decommissionOf(String app) {
        var begun = http.post()
                .uri("/api/v1/apps/" + app + "/decommission")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("reason", "over"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(begun == null ? null : begun.path("id").asString());
    }

    private String id(String query, String app) {
        return String.valueOf(
                database.query(query, app).getFirst().values().iterator().next());
    }
}
