package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.PromotionRequested;
import dev.slipway.contracts.promotion.PromotionsStarted;
import dev.slipway.contracts.promotion.PromotionsStopped;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.halt.PromotionSwitch;
import dev.slipway.promotion.promotion.Directive.Wish;
import dev.slipway.testkit.token.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

class HaltTest extends ServiceTest {
    @Autowired
    private PromotionActivities promotions;

    @Autowired
    private PromotionSwitch halt;

    @Autowired
    private TransactionTemplate transaction;

    private final String app = anApp();
    private final String build = digest("build-" + app);

    @AfterEach
    void letGo() {
        transaction.executeWithoutResult(_ -> halt.turn(true, "the test is over", "test"));
    }

    @Test
    void stopsBeforeTheNextStageThatChangesAnEnvironmentAndGoesOn() {
        var id = promotionOf(app, build).toString();
        turn(false, "the registry moves", "operator", "operator").expectStatus().isOk();

        assertThat(enter(id, "staging", PromotionState.STAGING)).isEqualTo(Wish.PAUSE);
        assertThat(enter(id, "deploy", PromotionState.DEPLOYING)).isEqualTo(Wish.PAUSE);
        assertThat(enter(id, "approval", PromotionState.AWAITING_APPROVAL))
                .as("people can go on deciding")
                .isEqualTo(Wish.GO);
        get("/api/v1/promotions/" + id)
                .expectBody()
                .jsonPath("$.history[?(@.step == 'stopped')].text")
                .value(
                        List.class,
                        lines -> assertThat(lines).asList().first().asString().contains("the registry moves"));

        turn(true, "it has moved", "operator", "operator").expectStatus().isOk();

        assertThat(enter(id, "staging", PromotionState.STAGING)).isEqualTo(Wish.GO);
        assertThat(outbox.all())
                .extracting(Object::getClass)
                .asList()
                .containsExactly(PromotionRequested.class, PromotionsStopped.class, PromotionsStarted.class);
        assertThat(outbox.only(PromotionsStopped.class))
                .isEqualTo(new PromotionsStopped("the registry moves", TestTokens.personId("operator")));
    }

    @Test
    void answersWhatWasEnteredBeforeAlsoWhileItIsStopped() {
        var id = promotionOf(app, build).toString();
        assertThat(enter(id, "deploy", PromotionState.DEPLOYING)).isEqualTo(Wish.GO);
        turn(false, "the registry moves", "operator", "operator").expectStatus().isOk();

        assertThat(enter(id, "deploy", PromotionState.DEPLOYING)).isEqualTo(Wish.GO);
    }

    @Test
    void answersOnlyWhenNobodyIsAboutToEnterAnyMore() throws InterruptedException {
        var entering = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        // Both wait for something: the common pool of a small machine has room for one of them.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var one = threads.submit(() -> transaction.executeWithoutResult(_ -> {
                    assertThat(halt.stopped()).isEmpty();
                    entering.countDown();
                    awaitThe(goOn);
                }));
                entering.await();

                var stopping = threads.submit(() -> turn(false, "the registry moves", "operator", "operator")
                        .returnResult(String.class));
                await().until(() -> !database.query(
                                "select 1 from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());
                assertThat(stopping.isDone()).isFalse();
                goOn.countDown();

                assertThat(stopping).succeedsWithin(Duration.ofSeconds(10));
                assertThat(one).isDone();
            } finally {
                goOn.countDown();
            }
        }
    }

    @Test
    void isTurnedOnceByAnOperatorAloneAndWithAReason() {
        turn(false, "mischief", "creator").expectStatus().isForbidden();
        turn(false, " ", "operator", "operator").expectStatus().isEqualTo(422);
        turn(null, "why not", "operator", "operator").expectStatus().isEqualTo(422);
        turn(false, "the registry moves", "operator", "operator").expectStatus().isOk();
        turn(false, "again", "operator", "operator")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.running")
                .isEqualTo(false)
                .jsonPath("$.reason")
                .isEqualTo("the registry moves");
        get("/api/v1/operations/promotions").expectStatus().isForbidden();
        assertThat(outbox.events(PromotionsStopped.class)).hasSize(1);
    }

    private Wish enter(String process, String step, PromotionState state) {
        return promotions
                .enter(new Step(process, step), new Stage(state, "staging", null, "On it goes."))
                .wish();
    }

    private RestTestClient.ResponseSpec turn(@Nullable Boolean running, String reason, String who, String... roles) {
        var form = new HashMap<String, Object>(Map.of("reason", reason));
        form.put("running", running);
        return http.put()
                .uri("/api/v1/operations/promotions")
                .headers(headers -> headers.setBearerAuth(TestTokens.person(who, roles)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(form)
                .exchange();
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
