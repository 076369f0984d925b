package dev.slipway.gate.intake;

import static dev.slipway.jooq.gate.Tables.DELIVERY;

import dev.slipway.runtime.Uuid7;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Deliveries. Two unique indexes decide whether one has come before: by its id, and by its body. */
@Repository
class DeliveryRepository {
    /** The database hashes the body, which it does in native code; a JVM without its second compiler has no SHA instructions, and would take longer for it than for all else here. */
    private static final String INSERT = """
            insert into delivery (id, sender, delivery, event, body_sha256, body, received_at)
            select id, sender, delivery, event, encode(sha256(body), 'hex'), body, received_at
            from (values (?::uuid, ?::text, ?::text, ?::text, ?::bytea, ?::timestamptz)) as it (id, sender, delivery, event, body, received_at)
            on conflict do nothing
            """;

    private final DSLContext jooq;

    DeliveryRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Stores the delivery; tells whether it is the first of its kind. */
    boolean isFirst(Delivery delivery, Instant now) {
        return jooq.connectionResult(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                bind(insert, delivery, now);
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** Stores those that are the first of their kind, in one round trip. */
    void keep(List<Delivery> deliveries, Instant now) {
        jooq.connection(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var delivery : deliveries) {
                    bind(insert, delivery, now);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
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
