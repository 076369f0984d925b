package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.PromotionFailed;
import dev.slipway.contracts.promotion.PromotionPaused;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.contracts.promotion.PromotionResumed;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.promotion.promotion.Directive.Wish;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class PromotionApiTest extends ServiceTest {
    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private ApprovalActivities approvals;

    private final String app = anApp();
    private final String build = digest("build-" + app);

    @Test
    void beginsByItselfWhenABuildHasPassed() {
        var id = promotionOf(app, build);

        get("/api/v1/promotions/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id.toString())
                .jsonPath("$.app")
                .isEqualTo(app)
                .jsonPath("$.digest")
                .isEqualTo(build)
                .jsonPath("$.version")
                .isEqualTo("0.1.0")
                .jsonPath("$.state")
                .isEqualTo("gating")
                .jsonPath("$.paused")
                .isEqualTo(false)
                .jsonPath("$.environment")
                .isEqualTo("staging")
                .jsonPath("$.since")
                .isNotEmpty()
                .jsonPath("$.approvals.required")
                .isEmpty()
                .jsonPath("$.approvals.given")
                .isEmpty()
                .jsonPath("$.history[0].step")
                .isEqualTo("requested");
        assertThat(outbox.only(PromotionRequested.class).by()).isEqualTo("gate");
    }

    @Test
    void takesAnEventOnceHoweverOftenItComes() {
        var event = passed(app, build, "staging");
        var envelope = gate.deliver(event);
        gate.again(event, envelope);
        gate.deliver(passed(app, build, "staging"));

        assertThat(outbox.events(PromotionRequested.class)).hasSize(1);
        assertThat(idsOf(app)).hasSize(1);
    }

    @Test
    void leavesAGoodVerdictForProductionAlone() {
        gate.deliver(passed(app, build, "production"));

        assertThat(idsOf(app)).isEmpty();
    }

    @Test
    void putsANewerBuildInThePlaceOfOneThatWaits() {
        var older = promotionOf(app, build);
        ask(older, build);
        var newer = promotionOf(app, digest("newer-" + app));

        assertThat(approvals.standing(older.toString()).state()).isEqualTo(ApprovalState.WITHDRAWN);
        assertThat(promotions.enter(new Step(older.toString(), "deploy"), deploying()))
                .isEqualTo(new Directive(Wish.SUPERSEDE, digest("newer-" + app)));
        assertThat(promotions.directive(newer.toString())).isEqualTo(Directive.GO);
        post("/api/v1/promotions/" + older + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void letsABuildGoOnThatWasAgreedTo() {
        var older = promotionOf(app, build);
        ask(older, build);
        post("/api/v1/promotions/" + older + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isOk();

        promotionOf(app, digest("newer-" + app));

        assertThat(promotions.enter(new Step(older.toString(), "deploy"), deploying()))
                .isEqualTo(Directive.GO);
    }

    @Test
    void beginsForTheOwnerAndForNobodyElse() {
        var form = Map.of("app", app, "digest", build);

        post("/api/v1/promotions", "creator2", form).expectStatus().isForbidden();
        assertThat(idsOf(app)).isEmpty();
        post("/api/v1/promotions", "creator", form).expectStatus().isAccepted();
        post("/api/v1/promotions", "creator", form).expectStatus().isAccepted();
        assertThat(idsOf(app)).hasSize(1);
        assertThat(outbox.only(PromotionRequested.class).by()).isEqualTo(TestTokens.personId("creator"));
    }

    @Test
    void pointsAtWhatIsWrongAndStoresNothing() {
        post("/api/v1/promotions", "creator", Map.of("app", "No App!", "digest", "latest"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(List.class, pointers -> assertThat(pointers).asList().contains("/app", "/digest"));
        post("/api/v1/promotions", "creator", Map.of("app", "unknown-app", "digest", build))
                .expectStatus()
                .isNotFound();
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void answersTheSameUnderTheSameKey() {
        var form = Map.of("app", app, "digest", build);
        for (int time = 0; time < 2; time++) {
            http.post()
                    .uri("/api/v1/promotions")
                    .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                    .header("Idempotency-Key", "key-" + app)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(form)
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }
        assertThat(idsOf(app)).hasSize(1);
    }

    @Test
    void isSeenByWhoeverIsSignedInAndByNobodyElse() {
        http.get().uri("/api/v1/promotions").exchange().expectStatus().isUnauthorized();
        get("/api/v1/promotions/" + UUID.randomUUID()).expectStatus().isNotFound();
        get("/api/v1/promotions/not-an-id").expectStatus().is4xxClientError();
    }

    @Test
    void listsThePromotionsOfAnAppPageByPageTheNewestFirst() {
        promotionOf(app, digest("1-" + app));
        promotionOf(app, digest("2-" + app));
        var newest = promotionOf(app, digest("3-" + app));

        var first = Objects.requireNonNull(get("/api/v1/promotions?limit=2&app=" + app)
                .expectBody(Listed.class)
                .returnResult()
                .getResponseBody());
        assertThat(first.items()).hasSize(2);
        assertThat(first.items().getFirst()).containsEntry("id", newest.toString());
        var second =
                Objects.requireNonNull(get("/api/v1/promotions?limit=2&app=" + app + "&cursor=" + first.nextCursor())
                        .expectBody(Listed.class)
                        .returnResult()
                        .getResponseBody());
        assertThat(second.items()).hasSize(1);
        assertThat(second.nextCursor()).isNull();
        get("/api/v1/promotions?cursor=made-up").expectStatus().isEqualTo(422);
    }

    @Test
    void isHeldByAnOperatorAlone() {
        var id = promotionOf(app, build);

        post("/api/v1/promotions/" + id + "/pause", "creator").expectStatus().isForbidden();
        post("/api/v1/promotions/" + id + "/pause", "operator", "operator")
                .expectStatus()
                .isAccepted();
        assertThat(promotions.directive(id.toString()).wish()).isEqualTo(Wish.PAUSE);
        get("/api/v1/promotions/" + id)
                .expectBody()
                .jsonPath("$.paused")
                .isEqualTo(true)
                .jsonPath("$.waitingFor")
                .isEqualTo("an operator to resume it");
        post("/api/v1/promotions/" + id + "/resume", "operator", "operator")
                .expectStatus()
                .isAccepted();
        assertThat(promotions.directive(id.toString()).wish()).isEqualTo(Wish.GO);
        post("/api/v1/promotions/" + id + "/resume", "operator", "operator")
                .expectStatus()
                .isAccepted();
        assertThat(outbox.only(PromotionPaused.class).by()).isEqualTo(TestTokens.personId("operator"));
        assertThat(outbox.only(PromotionResumed.class).by()).isEqualTo(TestTokens.personId("operator"));
    }

    @Test
    void isGivenUpByItsOwnerBeforeItChangesProduction() {
        var id = promotionOf(app, build);

        post("/api/v1/promotions/" + id + "/cancel", "creator2").expectStatus().isForbidden();
        post("/api/v1/promotions/" + id + "/cancel", "creator").expectStatus().isAccepted();
        assertThat(promotions.directive(id.toString()).wish()).isEqualTo(Wish.CANCEL);

        var deploying = promotionOf(anApp(), build);
        promotions.enter(new Step(deploying.toString(), "deploy"), deploying());
        post("/api/v1/promotions/" + deploying + "/cancel", "operator", "operator")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void closesOnceWithOneTerminalEvent() {
        var id = promotionOf(app, build);
        promotions.ensureClosed(id.toString(), new Cancelled("p_owner"));
        promotions.ensureClosed(id.toString(), new Completed("https://x", "c0ffee"));

        assertThat(outbox.only(PromotionFailed.class).step()).isEqualTo("cancelled");
        get("/api/v1/promotions/" + id).expectBody().jsonPath("$.state").isEqualTo("cancelled");
    }

    @Test
    void asksNobodyAnyMoreWhenItHasEnded() {
        var id = promotionOf(app, build);
        ask(id, build);
        promotions.ensureClosed(id.toString(), new Cancelled("p_owner"));

        assertThat(approvals.standing(id.toString()).state()).isEqualTo(ApprovalState.WITHDRAWN);
        post("/api/v1/promotions/" + id + "/decisions", "approver", decision("approve", build))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void isTriedAgainByAnOperatorWhenItHasEndedWithoutSuccess() {
        var id = promotionOf(app, build);
        post("/api/v1/promotions/" + id + "/retry", "operator", "operator")
                .expectStatus()
                .isEqualTo(409);
        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "not signed"));

        post("/api/v1/promotions/" + id + "/retry", "operator", "operator")
                .expectStatus()
                .isAccepted();

        assertThat(idsOf(app)).hasSize(2);
        assertThat(promotionIn(app, build)).isNotEqualTo(id);
    }

    @Test
    void showsAPageWithMorePeopleThanTheDirectoryIsAskedForAtOnce() {
        var id = promotionOf(app, build);
        ask(id, build);
        database.execute("""
                insert into decision (id, approval, person, channel, choice, granted, outcome, role, revision, at)
                select gen_random_uuid(), approval.id, 'p_' || n, 'api', 'approve', true, 'granted', 'approver', 7, now()
                from approval, generate_series(1, 201) n where process = ?\
                """, id);

        get("/api/v1/promotions?app=" + app)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].approvals.given.length()")
                .isEqualTo(201);
    }

    @Test
    void givesTheRecordedAnswerWhenAStepIsAskedForAgain() {
        var id = promotionOf(app, build).toString();
        var first = promotions.soakLeft(new Step(id, "soaked"), 60_000);
        var again = promotions.soakLeft(new Step(id, "soaked"), 600_000);

        assertThat(again).isLessThanOrEqualTo(first);
        promotions.moved(new Step(id, "staging-check"), deploying());
        promotions.moved(new Step(id, "staging-check"), deploying());
        assertThat(database.query(
                        "select * from process_history where process = ?::uuid and step = 'staging-check'", id))
                .hasSize(1);
    }

    @Test
    void takesTurnsWithOtherPromotionsOfTheApp() {
        var earlier = promotionOf(app, build);
        var later = promotionOf(app, digest("later-" + app));

        await().until(() -> driven(earlier));
        assertThat(driven(later)).isFalse();
        promotions.ensureClosed(earlier.toString(), new Cancelled("p_owner"));
        await().until(() -> driven(later));
    }

    /** A page as it comes. */
    record Listed(List<Map<String, Object>> items, @Nullable String nextCursor) {}

    private void ask(UUID promotion, String digest) {
        approvals.ensureRequested(new ApprovalRequest(
                new Step(promotion.toString(), "approval-request"),
                app,
                7,
                digest,
                "0.1.0",
                "production",
                "medium",
                "internal",
                true,
                null,
                null,
                null));
    }

    private static Stage deploying() {
        return new Stage(PromotionState.DEPLOYING, "production", "the cluster", "It goes to production.");
    }

    private boolean driven(UUID process) {
        return database.query("select driven_at from process where id = ?", process)
                        .getFirst()
                        .get("driven_at")
                != null;
    }

    private List<?> idsOf(String name) {
        return database.query("select process from promotion where app = ?", name);
    }
}
