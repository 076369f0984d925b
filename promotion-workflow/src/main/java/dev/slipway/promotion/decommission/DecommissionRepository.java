package dev.slipway.promotion.decommission;

import static dev.slipway.jooq.promotion.Tables.DECOMMISSION;

import dev.slipway.jooq.promotion.tables.records.DecommissionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DecommissionRepository {
    private final DSLContext jooq;

    DecommissionRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void insert(Decommission wanted) {
        jooq.insertInto(DECOMMISSION)
                .set(DECOMMISSION.PROCESS, wanted.id())
                .set(DECOMMISSION.APP, wanted.app())
                .set(DECOMMISSION.REASON, wanted.reason())
                .set(DECOMMISSION.REVISION, wanted.revision())
                .set(DECOMMISSION.STATE, wanted.state().id())
                .set(DECOMMISSION.SINCE, wanted.since())
                .execute();
    }

    Optional<Decommission> find(UUID id) {
        return jooq.selectFrom(DECOMMISSION)
                .where(DECOMMISSION.PROCESS.eq(id))
                .fetchOptional(DecommissionRepository::toDomain);
    }

    void move(UUID id, DecommissionState state, Instant since) {
        jooq.update(DECOMMISSION)
                .set(DECOMMISSION.STATE, state.id())
                .set(DECOMMISSION.SINCE, since)
                .where(DECOMMISSION.PROCESS.eq(id))
                .execute();
    }

    private static Decommission toDomain(DecommissionRecord row) {
        return new Decommission(
                row.getProcess(),
                row.getApp(),
                row.getReason(),
                row.getRevision(),
                DecommissionState.of(row.getState()),
                row.getSince());
    }
}
