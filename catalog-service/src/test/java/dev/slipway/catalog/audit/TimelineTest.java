package dev.slipway.catalog.audit;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.contracts.promotion.DecisionRecorded;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.token.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class TimelineTest {
    private static final String DIGEST = "sha256:" + "d".repeat(64);

    @Autowired
    private Api api;

    @Autowired
    private EventInjector events;

    @Autowired
    private Sentences sentences;

    @Test
    void tellsWhoDecidedWhatAndWhere() {
        var name = api.registered("told");
        events.deliver(new PromotionRequested(name, 1, Uuid7.next(), DIGEST, "0.1.0", "gate"));
        events.deliver(decision(name, true));

        var line = api.get("/api/v1/apps/" + name + "/timeline", as("auditor")).is(200);

        var decided = line.body().path("items").get(1);
        assertThat(decided.path("actor").asString()).isEqualTo("approver@slipway.test");
        assertThat(decided.path("channel").asString()).isEqualTo("slack");
        assertThat(decided.path("digest").asString()).isEqualTo(DIGEST);
        assertThat(decided.path("what").asString()).isEqualTo("Decided to approve the promotion: looks good.");
        assertThat(decided.path("service").asString()).isEqualTo("promotion");
        assertThat(line.text("/items/0/actor")).isEqualTo("gate");
    }

    @Test
    void isForOwnerTeamAuditorAndOperator() {
        var name = api.registered("private");
        var path = "/api/v1/apps/" + name + "/timeline";

        for (var who : List.of("creator", "creator2", "approver2", "auditor", "operator")) {
            api.get(path, as(who)).is(200);
        }
        api.get(path, as("approver")).is(403);
        api.get(path, TestTokens.service("gate")).is(403);
        api.get(path, null).is(401);
        api.get("/api/v1/apps/no-such-app/timeline", as("auditor")).is(404);
    }

    @Test
    void letsAuditorsAndSecurityVerify() {
        events.deliver(decision(api.registered("verified"), false));

        var found = api.get("/api/v1/audit/verification", as("auditor")).is(200);
        assertThat(found.body().path("intact").asBoolean())
                .as(found.body().toString())
                .isTrue();
        assertThat(found.body().path("entries").asLong()).isPositive();
        assertThat(found.text("/head")).hasSize(64);
        api.get("/api/v1/audit/verification?full=true", as("security")).is(200);
        for (var token : new String[] {as("creator"), as("operator"), TestTokens.service("gate")}) {
            api.get("/api/v1/audit/verification", token).is(403);
        }
    }

    @Test
    void neverPutsAnEntryBeforeAnEarlierOneOfItsService() {
        var ordered = TimelineService.inOrder(List.of(
                entry("gate", 2, "2026-11-02T09:00:01Z"),
                entry("gate", 1, "2026-11-02T09:00:05Z"),
                entry("promotion", 1, "2026-11-02T09:00:03Z")));

        assertThat(ordered)
                .extracting(entry -> entry.service() + entry.number())
                .containsExactly("promotion1", "gate1", "gate2");
    }

    @Test
    void tellsEventsOfALaterReleaseByTheirName() {
        var told = sentences.of(entry("gate", 1, "2026-11-02T09:00:00Z"));

        assertThat(told.what()).isEqualTo("gate announced SomethingNew.");
    }

    @Test
    void hasASentenceForEveryEventAsItComes() {
        for (var type : EventTypes.classes()) {
            assertThat(Samples.of(type)).as(type.getSimpleName()).satisfies(event -> {
                var told = sentences.of(Samples.entry(event));
                assertThat(told.what())
                        .doesNotContain("announced")
                        .doesNotContain("null")
                        .endsWith(".");
            });
        }
        assertThat(sentences.of(Samples.entry(Samples.of(BuildSigned.class))).digest())
                .startsWith("sha256:");
    }

    private static Entry entry(String service, long number, String time) {
        return new Entry(
                number,
                service,
                number,
                "id",
                "dev.slipway.gate.SomethingNew.v1",
                "app/x",
                time,
                "",
                "",
                new byte[0],
                Instant.EPOCH);
    }

    private static DecisionRecorded decision(String app, boolean granted) {
        return new DecisionRecorded(
                app,
                1,
                Uuid7.next(),
                Uuid7.next(),
                "promotion",
                Uuid7.next(),
                DIGEST,
                TestTokens.personId("approver"),
                "slack/T0SLIPWAY/U-APPROVER",
                "slack",
                "approve",
                granted,
                "looks good");
    }
}
