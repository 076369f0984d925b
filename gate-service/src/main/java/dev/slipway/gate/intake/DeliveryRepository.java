package dev.slipway.gate.intake;

import static dev.slipway.jooq.gate.Tables.DELIVERY;

import dev.slipway.runtime.Digests;
import dev.slipway.runtime.Uuid7;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Deliveries. Two unique indexes decide whether one has come before: by its id, and by its body. */
@Repository
class DeliveryRepository {
    private final DSLContext jooq;
    private final String insert;

    /** Every webhook is stored by the same text; rendering it anew takes as long as sending it. */
    DeliveryRepository(DSLContext jooq) {
        this.jooq = jooq;
        this.insert = jooq.insertInto(DELIVERY)
                .columns(
                        DELIVERY.ID,
                        DELIVERY.SENDER,
                        DELIVERY.DELIVERY_,
                        DELIVERY.EVENT,
                        DELIVERY.BODY_SHA256,
                        DELIVERY.BODY,
                        DELIVERY.RECEIVED_AT)
                .values((UUID) null, null, null, null, null, null, null)
                .onConflictDoNothing()
                .getSQL();
    }

    /** Stores the delivery; tells whether it is the first of its kind. */
    boolean isFirst(Delivery delivery, Instant now) {
        return jooq.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(insert)) {
                statement.setObject(1, Uuid7.next());
                statement.setString(2, delivery.sender());
                statement.setString(3, delivery.id());
                statement.setString(4, delivery.event());
                statement.setString(5, Digests.sha256Hex(delivery.body()));
                statement.setBytes(6, delivery.body());
                statement.setObject(7, now.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate() == 1;
            }
        });
    }

    int forgetBefore(Instant end) {
        return jooq.deleteFrom(DELIVERY).where(DELIVERY.RECEIVED_AT.lt(end)).execute();
    }
}
