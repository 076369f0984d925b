package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.platform.TestDatabase;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class OutboxTest {
    private TestDatabase database;
    private HikariDataSource pool;
    private TransactionTemplate transaction;
    private OutboxRepository repository;
    private Outbox outbox;

    @BeforeEach
    void start() {
        database = TestDatabase.of("catalog").migrated();
        pool = database.pool();
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        repository = new OutboxRepository(pool);
        outbox = outbox(DataSize.ofKilobytes(2));
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void refusesOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(Notices.team("dining", 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(repository.unpublishedCount()).isZero();
    }

    @Test
    void sharesTheFateOfTheTransaction() {
        transaction.executeWithoutResult(tx -> {
            outbox.append(Notices.team("dining", 1));
            tx.setRollbackOnly();
        });
        assertThat(repository.unpublishedCount()).isZero();
        append("dining", 2);
        assertThat(repository.unpublishedCount()).isOne();
    }

    @Test
    void storesTheBytesThatGoOnTheWire() {
        append("dining", 7);
        var row = repository.unstamped(10).getFirst();
        assertThat(row.payload()).isEqualTo(EventJson.write(Notices.team("dining", 7)));
        assertThat(row.type()).isEqualTo("dev.slipway.catalog.TeamChanged.v1");
        assertThat(row.subject()).isEqualTo("team/dining");
        assertThat(row.id().version()).isEqualTo(7);
    }

    @Test
    void refusesWhatAnotherServiceAnnounces() {
        var event = new DomainReleased("lunch", 1, "lunch.apps.slipway.test", "production");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> outbox.append(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slipway.dns");
    }

    @Test
    void refusesWhatTheBrokerWouldNotTake() {
        assertThatThrownBy(() -> append("x".repeat(3000), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slipway.outbox.max-payload");
    }

    @Test
    void theRuntimeRoleCannotChangeWhatWasSaid() {
        append("dining", 1);
        for (var change : new String[] {
            "update outbox set payload = 'x'",
            "update outbox set subject = 'x'",
            "delete from outbox",
            "truncate outbox"
        }) {
            assertThatThrownBy(() -> database.runtime().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aNumberOnceGivenStays() {
        append("dining", 1);
        stampAll();
        assertThatThrownBy(() ->
                        database.runtime().sql("update outbox set number = 2").update())
                .hasMessageContaining("its number and hashes stay");
    }

    @Test
    void forgetsOldEventsButNeverTheNewestNorAnUnpublishedOne() {
        for (int revision = 1; revision <= 4; revision++) {
            append("dining", revision);
        }
        stampAll();
        var now = Instant.now(Clock.systemUTC());
        repository.published(1, 2, now.minus(Duration.ofDays(30)));
        assertThat(repository.forget(now.minus(Duration.ofDays(40)))).isZero();
        assertThat(repository.forget(now.minus(Duration.ofDays(20)))).isEqualTo(2);
        repository.published(3, 4, now.minus(Duration.ofDays(30)));
        assertThat(repository.forget(now)).isEqualTo(1);
        assertThat(repository.head().number()).isEqualTo(4);
    }

    @Test
    void forgetsNothingThatIsYoungerThanADayWhateverIsAsked() {
        append("dining", 1);
        append("dining", 2);
        stampAll();
        var now = Instant.now(Clock.systemUTC());
        repository.published(1, 2, now.minus(Duration.ofHours(2)));
        assertThat(repository.forget(now.plus(Duration.ofDays(1)))).isZero();
    }

    private void append(String team, int revision) {
        transaction.executeWithoutResult(_ -> outbox.append(Notices.team(team, revision)));
    }

    private void stampAll() {
        var head = repository.head();
        for (var row : repository.unstamped(100)) {
            head = row.stampAfter(head);
            repository.stamp(List.of(row.position()), List.of(head));
        }
    }

    private Outbox outbox(DataSize maxPayload) {
        return new TransactionalOutbox(
                repository,
                new JdbcTransactionManager(pool),
                new ServiceIdentity("catalog", null),
                RelayFixture.properties(maxPayload),
                new WakeUp(),
                Telemetry.none(),
                Clock.systemUTC());
    }
}
