package dev.slipway.promotion.halt;

import static dev.slipway.jooq.promotion.Tables.PROMOTION_SWITCH;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The table of the switch, which is only ever added to; its newest row counts. */
@Repository
class TurnRepository {
    private static final long LOCK = 0x51_1b_5f_0fL;

    private final DSLContext jooq;

    TurnRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    Optional<Turn> newest() {
        return jooq.selectFrom(PROMOTION_SWITCH)
                .orderBy(PROMOTION_SWITCH.NUMBER.desc())
                .limit(1)
                .fetchOptional(row -> new Turn(row.getRunning(), row.getReason(), row.getTurnedBy(), row.getAt()));
    }

    void add(Turn turn) {
        jooq.insertInto(PROMOTION_SWITCH)
                .set(PROMOTION_SWITCH.RUNNING, turn.running())
                .set(PROMOTION_SWITCH.REASON, turn.reason())
                .set(PROMOTION_SWITCH.TURNED_BY, turn.by())
                .set(PROMOTION_SWITCH.AT, turn.at())
                .execute();
    }

    /** Until the transaction ends nobody turns the switch; many may hold it so at once. */
    void holdStill() {
        jooq.execute("select pg_advisory_xact_lock_shared({0})", DSL.val(LOCK));
    }

    /** Waits for all who hold it still, and keeps out whoever would. */
    void lock() {
        jooq.execute("select pg_advisory_xact_lock({0})", DSL.val(LOCK));
    }
}
