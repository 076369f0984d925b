package dev.slipway.gate.intake;

import static dev.slipway.jooq.gate.Tables.DELIVERY;
import static java.util.concurrent.CompletableFuture.delayedExecutor;

import dev.slipway.runtime.Uuid7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Deliveries. Two unique indexes decide whether one has come before: by its id, and by its body. */
@Repository
class DeliveryRepository {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRepository.class);

    /**
     * The database hashes the body, which it does in native code; a JVM without its second compiler has no SHA instructions, and would take longer for it than for
     * all else here.
     */
    private static final String INSERT = """
            insert into delivery (id, sender, delivery, event, body_sha256, body, received_at)
            select id, sender, delivery, event, encode(sha256(body), 'hex'), body, received_at
            from (values (?::uuid, ?::text, ?::text, ?::text, ?::bytea, ?::timestamptz)) as it (id, sender, delivery, event, body, received_at)
            on conflict do nothing
            """;

    /** Another transaction may hold the same delivery, and the network may be gone: whoever sent it waits for an answer. */
    private static final Duration ALONE_AT_MOST = Duration.ofSeconds(5);

    /** Shorter, so that there is time left to try each alone. */
    private static final Duration TOGETHER_AT_MOST = Duration.ofSeconds(2);

    /** Longer than the driver takes for it: {@code cancelSignalTimeout}. */
    private static final Duration FOR_THE_CANCEL = Duration.ofSeconds(2);

    private final DSLContext jooq;

    DeliveryRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Stores the delivery; tells whether it is the first of its kind. */
    boolean isFirst(Delivery delivery, Instant now) {
        return jooq.connectionResult(connection -> limited(ALONE_AT_MOST, connection, insert -> {
            bind(insert, delivery, now);
            return insert.executeUpdate() == 1;
        }));
    }

    /** Stores those that are the first of their kind, in one round trip; committed when it comes back, which is why no transaction may be open. */
    void keep(List<Delivery> deliveries, Instant now) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Others' deliveries would be committed with a transaction that may be rolled back");
        }
        var atMost = deliveries.size() == 1 ? ALONE_AT_MOST : TOGETHER_AT_MOST;
        jooq.connection(connection -> limited(atMost, connection, insert -> {
            for (var delivery : deliveries) {
                bind(insert, delivery, now);
                insert.addBatch();
            }
            return insert.executeBatch();
        }));
    }

    @FunctionalInterface
    private interface Work<R> {
        R with(PreparedStatement insert) throws SQLException;
    }

    /** The server gives the statement up after that time. Should the network be gone, or the server not answer even then, the connection is broken off. */
    private static <R> R limited(Duration atMost, Connection connection, Work<R> work) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(Math.toIntExact(atMost.toSeconds()));
            // Not before: until now the pool may have given no connection, and to break it off would take one.
            var cut = CompletableFuture.runAsync(
                    () -> breakOff(connection),
                    delayedExecutor(atMost.plus(FOR_THE_CANCEL).toMillis(), TimeUnit.MILLISECONDS));
            try {
                return work.with(insert);
            } finally {
                cut.cancel(false);
            }
        }
    }

    private static void breakOff(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("A connection that does not answer could not be broken off", e);
        }
    }

    private static void bind(PreparedStatement insert, Delivery delivery, Instant now) throws SQLException {
        insert.setObject(1, Uuid7.next());
        insert.setString(2, delivery.sender());
        insert.setString(3, delivery.id());
        insert.setString(4, delivery.event());
        insert.setBytes(5, delivery.body());
        insert.setObject(6, now.atOffset(ZoneOffset.UTC));
    }

    int forgetBefore(Instant end) {
        return jooq.deleteFrom(DELIVERY).where(DELIVERY.RECEIVED_AT.lt(end)).execute();
    }
}
