package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at any moment loses nothing, doubles no effect, and changes no order. */
class KillTest {
    private static final int KILLS = 6;

    private final TestDatabase database = TestDatabase.of("catalog").migrated();

    @Test
    void nothingIsLostAndNothingIsDoneTwiceHoweverOftenTheProcessIsKilled() throws Exception {
        database.owner()
                .sql(
                        "create table effect (n bigint generated always as identity, event uuid, team text); grant select, insert on effect to catalog_app")
                .update();
        var seed = new Random().nextLong();
        System.out.println("killing with seed " + seed);
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            var victim = start();
            assertThat(victim.inputReader().lines().anyMatch("alive"::equals)).isTrue();
            if (kill % 2 == 1) {
                // Every other time it is killed while it handles, which begins only when it has its partitions back.
                var before = count("effect");
                await().atMost(Duration.ofSeconds(20)).until(() -> count("effect") > before);
            }
            assertThat(victim.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
            victim.destroyForcibly().waitFor();
            System.out.printf("after kill %d: %d events, %d effects%n", kill + 1, count("outbox"), count("effect"));
        }
        try (var heir = new Victim(database.pool(), TestBroker.address())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                heir.listen();
                return count("effect") >= count("outbox");
            });
        }
        int events = Math.toIntExact(count("outbox"));
        System.out.printf("%d events after %d kills%n", events, KILLS);
        assertThat(events).isGreaterThan(KILLS * 10);
        Chain.verify(TestBroker.records("slipway." + Victim.TOPIC_AREA, events), events);
        assertThat(count("outbox where published_at is null")).isZero();
        assertThat(count("effect")).as("effects").isEqualTo(events);
        assertThat(count("(select distinct event from effect)"))
                .as("events with effect")
                .isEqualTo(events);
        assertThat(count("parked_event")).isZero();
        assertThat(count("""
                        (select position - lag(position) over (partition by team order by n) step
                         from effect join outbox on event = id) steps where step < 0""")).as("effects out of order within their subject").isZero();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=logback-without-boot.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        database.url(),
                        TestBroker.address())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long count(String what) {
        return database.owner()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
