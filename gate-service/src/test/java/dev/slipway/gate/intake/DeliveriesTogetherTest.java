package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.gate.GateTest;
import dev.slipway.runtime.Digests;
import dev.slipway.runtime.TransientFailures;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionOperations;

/** Many deliveries at one time, which the gate stores in groups. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class DeliveriesTogetherTest extends GateTest {
    private static final int MANY = 3_000;

    @Autowired
    private IntakeService intake;

    @Autowired
    private DeliveryRepository deliveries;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

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
    void whatWasAcknowledgedIsStoredThoughConnectionsDieInTheMiddle(CapturedOutput output) throws Exception {
        send(this::killConnections);
        assertThat(output).as("contents have no place in a log").doesNotContain("7b22636f6e74656e74");
        assertThat(stored()).containsAll(acknowledged);
        assertThat(acknowledged).as("most get through, together or alone").hasSizeGreaterThan(MANY / 2);
    }

    /** Another transaction has stored one of them and does not end: whoever sent that one is refused after a while, and nobody else. */
    @Test
    void oneThatIsHeldKeepsNoOtherFromBeingStored() throws Exception {
        try (var other = database.connectAsApp("gate")) {
            hold("held", other);
            var refused = new ConcurrentLinkedQueue<String>();
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var id : List.of("1", "2", "3", "held", "4", "5", "6", "7", "8", "9", "10", "11", "12")) {
                    senders.submit(() -> sendOne(id, refused));
                }
            }
            other.rollback();
            assertThat(refused).containsExactly("held");
            assertThat(acknowledged).hasSize(12);
            assertThat(stored()).containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    /** As when a machine or a network goes away without a word: not even the wish to give a statement up is heard. */
    @Test
    void aConnectionThatFallsSilentIsBrokenOffAndKeepsNoOtherFromBeingStored() throws Exception {
        var refused = new ConcurrentLinkedQueue<String>();
        try (var other = database.connectAsApp("gate")) {
            hold("held", other);
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                senders.submit(() -> sendOne("held", refused));
                var backend = await().until(this::waitingBackends, pids -> pids.size() == 1)
                        .getFirst();
                assumeThat(ProcessHandle.of(backend)
                                .flatMap(process -> process.info().command()))
                        .as("the database's processes are this machine's")
                        .hasValueSatisfying(command -> assertThat(command).endsWith("postgres"));
                signal("STOP", backend);
                try {
                    senders.submit(() -> sendOne("1", refused));
                    senders.submit(() -> sendOne("2", refused));
                    await().atMost(20, TimeUnit.SECONDS).until(() -> refused.size() + acknowledged.size() == 3);
                } finally {
                    signal("CONT", backend);
                }
            }
            other.rollback();
        }
        assertThat(refused).containsExactly("held");
        assertThat(acknowledged).containsExactlyInAnyOrder("1", "2");
        assertThat(stored()).contains("1", "2");
    }

    /** Who waits for a connection in vain has none that could be broken off; the time limit must not take another one, and keep it. */
    @Test
    void aPoolThatHasNoConnectionLosesNone() throws Exception {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl("gate"));
        config.setUsername(database.app("gate"));
        config.setPassword(database.password());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(5_000);
        try (var pool = new HikariDataSource(config)) {
            var own = new DeliveryRepository(DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES));
            var group = List.of(
                    new Delivery("github", "1", "release", body("1")),
                    new Delivery("github", "2", "release", body("2")));
            try (var _ = pool.getConnection()) {
                assertThatThrownBy(() -> own.keep(group, clock.instant())).isInstanceOf(DataAccessException.class);
            }
            own.keep(group, clock.instant());
            assertThat(stored()).containsExactlyInAnyOrder("1", "2");
        }
    }

    private List<Long> waitingBackends() throws SQLException {
        try (var connection = database.connectAsApp("gate");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pid from pg_stat_activity
                        where usename = current_user and datname = current_database() and wait_event_type = 'Lock'
                        """)) {
            var backends = new ArrayList<Long>();
            while (rows.next()) {
                backends.add(rows.getLong(1));
            }
            return backends;
        }
    }

    private static void signal(String name, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Stores that one in a transaction that is left open. */
    private static void hold(String id, Connection other) throws SQLException {
        other.setAutoCommit(false);
        try (var insert = other.prepareStatement("""
                insert into delivery (id, sender, delivery, event, body_sha256, body, received_at)
                values (gen_random_uuid(), 'github', ?, 'release', 'another', '', now())
                """)) {
            insert.setString(1, id);
            insert.execute();
        }
    }

    private void sendOne(String id, Queue<String> refused) {
        try {
            intake.github(new Delivery("github", id, "release", body(id)));
            acknowledged.add(id);
        } catch (DataAccessException e) {
            assertThat(TransientFailures.isTransient(e)).isTrue();
            refused.add(id);
        }
    }

    @Test
    void aFailedGroupTellsNobodyWhatItWasToStore() {
        var content = "x".repeat(20);
        var unknown = new Delivery("github", "1", "\0", body(content));
        assertThatThrownBy(() -> deliveries.keep(List.of(unknown, unknown), clock.instant()))
                .isInstanceOf(DataAccessException.class)
                .satisfies(e -> assertThat(Throwables.getStackTrace(e))
                        .doesNotContain(content, HexFormat.of().formatHex(content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void noGroupIsStoredInsideATransaction() {
        var one = new Delivery("github", "1", "release", body("1"));
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> intake.github(one)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepetitionAtTheSameTimeHasNoEffect() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 400)
                    .forEach(n -> senders.submit(() -> {
                        intake.github(new Delivery("github", "id-" + n % 20, "release", body("content-" + n / 40)));
                        acknowledged.add("id-" + n);
                    }));
        }
        assertThat(acknowledged).hasSize(400);
        assertThat(database.query("select 1 from delivery"))
                .as("each of ten contents, by one of twenty ids")
                .hasSize(10);
    }

    @Test
    void theDatabaseHashesABodyAsEarlierReleasesDid() {
        var earlier = body("earlier");
        database.execute(
                "insert into delivery (id, sender, delivery, event, body_sha256, body, received_at) values (gen_random_uuid(), 'github', 'a', 'release', ?, ?, now())",
                Digests.sha256Hex(earlier),
                earlier);
        intake.github(new Delivery("github", "b", "release", earlier));
        assertThat(stored()).containsExactly("a");
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
