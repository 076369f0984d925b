package dev.slipway.promotion.process;

import static dev.slipway.jooq.promotion.Tables.PROCESS;
import static org.jooq.impl.DSL.count;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which open processes do not get on, as it was seen last. */
@Repository
class StuckRepository {
    private static final String OPEN = "open";

    private final DSLContext jooq;

    StuckRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** These do not get on, and all others do. */
    @Transactional
    public void write(List<StuckProcess> stuck) {
        var ids = stuck.stream().map(StuckProcess::id).toList();
        jooq.update(PROCESS)
                .setNull(PROCESS.STUCK_SINCE)
                .where(PROCESS.STUCK_SINCE.isNotNull(), PROCESS.ID.notIn(ids))
                .execute();
        stuck.forEach(it -> jooq.update(PROCESS)
                .set(PROCESS.STUCK_SINCE, it.since())
                .where(PROCESS.ID.eq(it.id()), PROCESS.STATE.eq(OPEN))
                .execute());
    }

    /** How many of the open ones, by kind. */
    Map<String, Integer> countByKind() {
        return jooq.select(PROCESS.KIND, count(PROCESS.ID))
                .from(PROCESS)
                .where(PROCESS.STATE.eq(OPEN), PROCESS.STUCK_SINCE.isNotNull())
                .groupBy(PROCESS.KIND)
                .fetchMap(PROCESS.KIND, count(PROCESS.ID));
    }
}
