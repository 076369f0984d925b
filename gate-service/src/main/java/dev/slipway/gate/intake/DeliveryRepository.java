package dev.slipway.gate.intake;

import static dev.slipway.jooq.gate.Tables.DELIVERY;

import dev.slipway.runtime.Digests;
import dev.slipway.runtime.Uuid7;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Deliveries. Two unique indexes decide whether one has come before: by its id, and by its body. */
@Repository
class DeliveryRepository {
    private final DSLContext jooq;

    DeliveryRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Stores the delivery; tells whether it is the first of its kind. */
    boolean isFirst(Delivery delivery, Instant now) {
        return jooq.insertInto(DELIVERY)
                        .set(DELIVERY.ID, Uuid7.next())
                        .set(DELIVERY.SENDER, delivery.sender())
                        .set(DELIVERY.DELIVERY_, delivery.id())
                        .set(DELIVERY.EVENT, delivery.event())
                        .set(DELIVERY.BODY_SHA256, Digests.sha256Hex(delivery.body()))
                        .set(DELIVERY.BODY, delivery.body())
                        .set(DELIVERY.RECEIVED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    int forgetBefore(Instant end) {
        return jooq.deleteFrom(DELIVERY).where(DELIVERY.RECEIVED_AT.lt(end)).execute();
    }
}
