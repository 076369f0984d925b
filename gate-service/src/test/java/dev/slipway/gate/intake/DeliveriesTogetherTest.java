package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.GateTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many deliveries at one time, which the gate stores in groups. */
class DeliveriesTogetherTest extends GateTest {
    private static final int MANY = 3_000;

    @Autowired
    private IntakeService intake;

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void nothingStored() {
        database.execute("delete from delivery");
    }

    @Test
    void eachIsStoredOnce() throws Exception {
        send(() -> {});
        assertThat(acknowledged).hasSize(MANY);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void whatWasAcknowledgedIsStoredThoughConnectionsDieInTheMiddle() throws Exception {
        send(this::killConnections);
        assertThat(stored()).containsAll(acknowledged);
        assertThat(acknowledged).as("most get through, by themselves or alone").hasSizeGreaterThan(MANY / 2);
    }

    @Test
    void aRepetitionInTheSameGroupHasNoEffect() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 400).forEach(n -> senders.submit(() -> intake.github(release("id-" + n % 20, n / 40))));
        }
        assertThat(database.query("select delivery from delivery where delivery like 'id-%'")).hasSizeLessThanOrEqualTo(20);
        assertThat(database.query("select body_sha256 from delivery group by 1 having count(*) > 1")).isEmpty();
        assertThat(database.query("select 1 from delivery where body_sha256 <> encode(sha256(body), 'hex')")).isEmpty();
    }

    private void send(Runnable meanwhile) throws InterruptedException {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < MANY; n++) {
                var id = UUID.randomUUID().toString();
                senders.submit(() -> {
                    intake.github(new Delivery("github", id, "release", body(id)));
                    acknowledged.add(id);
                });
                if (n % 500 == 250) {
                    meanwhile.run();
                }
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Delivery release(String id, int content) {
        return new Delivery("github", id, "release", body(String.valueOf(content)));
    }

    private static byte[] body(String content) {
        return "{\"content\":\"%s\"}".formatted(content).getBytes(StandardCharsets.UTF_8);
    }

    /** What a killed process, or a broken network, leaves to either side. */
    private void killConnections() {
        try (var connection = database.connectAsApp("gate");
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and datname = current_database() and pid <> pg_backend_pid()
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> stored() {
        return database.query("select delivery from delivery").stream()
                .map(row -> String.valueOf(row.get("delivery")))
                .toList();
    }
}
