package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.runtime.Uuid7;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A build whose promotion has ended, and who or what may begin another. */
class PromotionAgainTest extends ServiceTest {
    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String app = anApp();
    private final String build = digest("build-" + app);

    @Test
    void isTriedAgainByWhatTheCatalogKnowsOfTheAppNow() {
        var id = promotionOf(app, build);
        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "not signed"));
        catalog.revisions.put(app, 9L);
        post("/api/v1/promotions/" + id + "/retry", "operator", "operator")
                .expectStatus()
                .isAccepted();
        var again = promotionIn(app, build);
        assertThat(database.query("select revision from promotion where process = ?", again))
                .containsExactly(Map.of("revision", 9L));

        promotions.ensureClosed(again.toString(), new PromotionEnd.Failed("gate-staging", "not signed"));
        catalog.gone.add(app);
        post("/api/v1/promotions/" + again + "/retry", "operator", "operator")
                .expectStatus()
                .isForbidden();
        assertThat(idsOf(app)).hasSize(2);
    }

    @Test
    void beginsAgainByItselfWhenTheGateThatStoppedItLetsItPass() {
        var id = promotionOf(app, build);
        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "no runbook"));
        gate.deliver(passed(app, build, "production"));
        assertThat(idsOf(app)).hasSize(1);
        gate.deliver(passed(app, build, "staging"));
        assertThat(idsOf(app)).hasSize(2);

        var again = promotionIn(app, build);
        promotions.ensureClosed(again.toString(), new PromotionEnd.Failed("gate-production", "evidence is missing"));
        gate.deliver(passed(app, build, "production"));
        assertThat(idsOf(app)).hasSize(3);
    }

    @Test
    void beginsAgainWhenTheGateLetItPassWhileItWasEndingThere() {
        var id = promotionOf(app, build);
        judgedAsFailed(id, Uuid7.next().toString());
        gate.deliver(passed(app, build, "staging"));
        assertThat(idsOf(app)).hasSize(1);

        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "evidence is missing"));

        await().untilAsserted(() -> assertThat(idsOf(app)).hasSize(2));
    }

    @Test
    void doesNotBeginAgainForNewsThatItsGateHasTakenBackSince() {
        var id = promotionOf(app, build);
        gate.deliver(passed(app, build, "staging"));
        judgedAsFailed(id, Uuid7.next().toString());
        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "a hole was found"));

        assertThat(database.query("select 1 from scheduled_tasks where task_name = 'passed-meanwhile'"))
                .isEmpty();
        assertThat(idsOf(app)).hasSize(1);
    }

    @Test
    void doesNotBeginAgainWhatPeopleOrTheClusterRefused() {
        for (var end : List.of(
                new PromotionEnd.Rejected("p_approver", "slack", "no"),
                new PromotionEnd.RolledBack("staging", null, "a check failed", "c0ffee"),
                new Cancelled("p_owner"),
                new PromotionEnd.Failed("staging-name", "it gets no name"))) {
            var other = anApp();
            var id = promotionOf(other, build);
            promotions.ensureClosed(id.toString(), end);
            gate.deliver(passed(other, build, "staging"));
            gate.deliver(passed(other, build, "production"));
            assertThat(idsOf(other)).as(end.toString()).hasSize(1);
        }
    }

    @Test
    void doesNotBeginAgainBehindALaterBuild() {
        var id = promotionOf(app, build);
        promotions.ensureClosed(id.toString(), new PromotionEnd.Failed("gate-staging", "no runbook"));
        promotionOf(app, digest("later-" + app));

        gate.deliver(passed(app, build, "staging"));

        assertThat(idsOf(app)).hasSize(2);
    }

    @Test
    void beginsAnewWhenTheOneInTheWayEndsInThatMoment() {
        var id = promotionOf(app, build);
        var answer = new CompletableFuture<RestTestClient.ResponseSpec>();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table promotion in access exclusive mode").update();
            Thread.ofVirtual()
                    .start(() -> answer.complete(
                            post("/api/v1/promotions", "creator", Map.of("app", app, "digest", build))));
            await().until(() -> !database.query(
                            "select 1 from pg_locks where relation = 'promotion'::regclass and not granted")
                    .isEmpty());
            promotions.ensureClosed(id.toString(), new Cancelled("p_owner"));
        });

        answer.join().expectStatus().isAccepted();
        assertThat(idsOf(app)).hasSize(2);
    }

    private void judgedAsFailed(UUID id, String verdict) {
        promotions.ensureJudged(
                new Step(id.toString(), "judged"),
                "staging",
                new VerdictAnswer(verdict, "failed", "medium", 7, "0.1.0", null, "micro-apps/" + app, List.of(), null));
    }

    private List<?> idsOf(String name) {
        return database.query("select process from promotion where app = ?", name);
    }
}
