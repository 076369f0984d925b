package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at any moment loses nothing, doubles no effect, and changes no order. Two replicas announce, publish and handle at the same time; each kill
 * takes one of them, drawn from a seed that is printed: {@code -Dslipway.seed=…} draws the same again.
 */
class KillTest {
    private static final int KILLS = 10;
    private static final List<String> REPLICAS = List.of("a", "b");

    private final TestDatabase database = TestDatabase.of("catalog").migrated();
    private final Map<String, Process> living = new HashMap<>();

    @Test
    void nothingIsLostAndNothingIsDoneTwiceHoweverOftenTheProcessIsKilled() throws Exception {
        database.owner().sql(Victim.EFFECT).update();
        long seed = Long.getLong("slipway.seed", new Random().nextLong());
        System.out.println("killing with seed " + seed);
        try {
            kill(new Random(seed));
        } finally {
            for (var each : living.values()) {
                each.destroyForcibly().waitFor();
            }
        }
        try (var heir = new Victim(database.pool(), TestBroker.address(), "heir")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                heir.listen();
                return count("effect") >= count("outbox") && count("outbox where published_at is null") == 0;
            });
        }
        int events = Math.toIntExact(count("outbox"));
        System.out.printf("%d events after %d kills%n", events, KILLS);
        assertThat(events).isGreaterThan(KILLS * 10);
        var records = TestBroker.records("slipway." + Victim.TOPIC_AREA, events);
        Chain.verify(records, events);
        assertThat(Proof.of(database.owner(), records).faults())
                .as("killed with seed %d", seed)
                .isEmpty();
        assertThat(count("parked_event")).isZero();
    }

    private void kill(Random random) throws Exception {
        for (var replica : REPLICAS) {
            start(replica);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            var replica = REPLICAS.get(random.nextInt(REPLICAS.size()));
            var victim = Objects.requireNonNull(living.get(replica), replica);
            if (kill % 2 == 1) {
                // Every other time one is killed while events are handled, which begins only when partitions were given
                // out.
                var before = count("effect");
                await().atMost(Duration.ofSeconds(30)).until(() -> count("effect") > before);
            }
            assertThat(victim.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
            victim.destroyForcibly().waitFor();
            System.out.printf(
                    "after kill %d, of %s: %d events, %d effects%n",
                    kill + 1, replica, count("outbox"), count("effect"));
            start(replica);
        }
    }

    private void start(String replica) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=logback-without-boot.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        database.url(),
                        TestBroker.address(),
                        replica)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        living.put(replica, process);
        assertThat(process.inputReader().lines().anyMatch("alive"::equals)).isTrue();
    }

    private long count(String what) {
        return database.owner()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
