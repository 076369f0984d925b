package dev.slipway.runtime.event;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** One replica of a service: its pool, its outbox and its relay. */
final class RelayFixture implements AutoCloseable {
    final HikariDataSource pool;
    final TransactionTemplate transaction;
    final OutboxRepository repository;
    final Outbox outbox;
    final OutboxRelay relay;

    /** @param topicArea names the topic; the events are the catalog's in any case, but each test wants a topic of its own */
    RelayFixture(HikariDataSource pool, String topicArea, String broker) {
        this.pool = pool;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.repository = new OutboxRepository(pool);
        var properties = properties(DataSize.ofKilobytes(512));
        var wakeUp = new WakeUp();
        this.outbox = new TransactionalOutbox(
                repository,
                new JdbcTransactionManager(pool),
                new ServiceIdentity("catalog", null),
                properties,
                wakeUp,
                Telemetry.none(),
                Clock.systemUTC());
        this.relay = new OutboxRelay(
                pool,
                new Broker(
                        Map.of("bootstrap.servers", broker),
                        new ServiceIdentity(topicArea, null),
                        properties,
                        Telemetry.none()),
                properties,
                wakeUp,
                new OutboxMeters(new SimpleMeterRegistry(), repository, Clock.systemUTC()),
                Clock.systemUTC());
    }

    static OutboxProperties properties(DataSize maxPayload) {
        return new OutboxProperties(
                maxPayload,
                3,
                null,
                Duration.ofDays(14),
                new OutboxProperties.Relay(
                        true,
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        50,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(1)));
    }

    RelayFixture started() {
        relay.start();
        return this;
    }

    void announce(String team, long revision) {
        transaction.executeWithoutResult(_ -> outbox.append(Notices.team(team, revision)));
    }

    /** Announces about the team, and lets time pass before the commit. */
    void announceSlowly(String team, long revision, long nanoseconds) {
        transaction.executeWithoutResult(_ -> {
            outbox.append(Notices.team(team, revision));
            LockSupport.parkNanos(nanoseconds);
        });
    }

    @Override
    public void close() {
        relay.stop();
        pool.close();
    }
}
