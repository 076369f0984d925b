package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyTest extends SampleServer {

    @Autowired
    private DSLContext jooq;

    @BeforeEach
    void somewhereToLeaveATrace() {
        superuser("create table if not exists sample.effect (key text not null)");
        superuser("grant select, insert on sample.effect to sample_app");
    }

    private final String creator = ISSUER.person("creator", "creator");
    private final String key = UUID.randomUUID().toString();

    @Test
    void givesTheStoredAnswerAgain() {
        var first = start(creator, key, "{\"app\": 1}");
        var second = start(creator, "\"" + key + "\"", "{\"app\": 1}");
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void runsEachTimeWithoutAKey() {
        assertThat(post(creator, "/api/v1/starts", "{}").text())
                .isNotEqualTo(post(creator, "/api/v1/starts", "{}").text());
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        start(creator, key, "{\"app\": 1}");
        ProblemsOverHttpTest.assertProblem(start(creator, key, "{\"app\": 2}"), 422, "unprocessable");
    }

    @Test
    void keepsCallersApart() {
        var mine = start(creator, key, "{}");
        var theirs = start(ISSUER.person("approver", "approver"), key, "{}");
        assertThat(theirs.text()).isNotEqualTo(mine.text());
    }

    @Test
    void letsOneOfManyIn() {
        SampleApp.Sample.hold = new CountDownLatch(1);
        int before = SampleApp.Sample.STARTED.get();
        var first = CompletableFuture.supplyAsync(() -> start(creator, key, "{}"));
        await().until(() -> SampleApp.Sample.STARTED.get() == before + 1);
        var others = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> start(creator, key, "{}")))
                .toList();
        others.forEach(other -> ProblemsOverHttpTest.assertProblem(other.join(), 409, "conflict"));
        SampleApp.Sample.hold.countDown();
        assertThat(first.join().status()).isEqualTo(202);
        assertThat(start(creator, key, "{}").text()).isEqualTo(first.join().text());
    }

    @Test
    void triesAnewAfterAFaultOfOurs() {
        assertThat(start(creator, key, "{\"fail\": true}").status()).isEqualTo(500);
        assertThat(start(creator, key, "{\"app\": 1}").status()).isEqualTo(202);
    }

    @Test
    void takesEffectOnceHoweverOftenItIsAsked() {
        start(creator, key, effect());
        start(creator, key, effect());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void leavesNothingWhenItIsCutOffBeforeItsAnswerIsKept() {
        SampleApp.Sample.hold = new CountDownLatch(1);
        int before = SampleApp.Sample.STARTED.get();
        var cutOff = CompletableFuture.supplyAsync(() -> start(creator, key, effect()));
        await().until(() -> SampleApp.Sample.STARTED.get() == before + 1);
        // What a killed process leaves to the database: a connection that ends in the middle of a transaction.
        superuser(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'sample_app' and state = 'idle in transaction'");
        SampleApp.Sample.hold.countDown();
        assertThat(cutOff.join().status()).isGreaterThanOrEqualTo(500);
        assertThat(effects()).isZero();

        assertThat(start(creator, key, effect()).status()).isEqualTo(202);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void leavesNothingOfAnAttemptThatWasTakenOver() {
        SampleApp.Sample.hold = new CountDownLatch(1);
        int before = SampleApp.Sample.STARTED.get();
        var slow = CompletableFuture.supplyAsync(() -> start(creator, key, effect()));
        await().until(() -> SampleApp.Sample.STARTED.get() == before + 1);
        superuser("update sample.idempotency_key set attempt = gen_random_uuid() where key = '%s'".formatted(key));
        SampleApp.Sample.hold.countDown();
        ProblemsOverHttpTest.assertProblem(slow.join(), 409, "conflict");
        assertThat(effects()).isZero();
    }

    private String effect() {
        return "{\"effect\": \"%s\"}".formatted(key);
    }

    private int effects() {
        return jooq.fetchCount(
                DSL.table("effect"), DSL.field("key", String.class).eq(key));
    }

    @Test
    void refusesAKeyThatIsNone() {
        ProblemsOverHttpTest.assertProblem(start(creator, "a b\"c", "{}"), 400, "not-parseable");
    }

    @Test
    void takesOverFromAnAttemptThatDied() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var request = new IdempotencyKey("person:x", "POST /x", key, "h");
        assertThat(at(now).claim(request)).isInstanceOf(IdempotencyClaim.Won.class);
        assertThat(at(now.plusSeconds(30)).claim(request)).isInstanceOf(IdempotencyClaim.UnderWay.class);
        assertThat(at(now.plusSeconds(90)).claim(request)).isInstanceOf(IdempotencyClaim.Won.class);
    }

    @Test
    void forgetsAfterTheRetention() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var request = new IdempotencyKey("person:y", "POST /y", key, "h");
        at(now).claim(request);
        at(now.plus(Duration.ofHours(25))).deleteExpired();
        assertThat(at(now).claim(request)).isInstanceOf(IdempotencyClaim.Won.class);
    }

    private IdempotencyRepository at(Instant now) {
        return new IdempotencyRepository(
                jooq,
                new IdempotencyProperties(Duration.ofHours(24), Duration.ofMinutes(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Answer start(String token, String idempotencyKey, String json) {
        return send(as(token, "/api/v1/starts")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
