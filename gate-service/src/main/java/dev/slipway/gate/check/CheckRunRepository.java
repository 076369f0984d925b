package dev.slipway.gate.check;

import static dev.slipway.jooq.gate.Tables.CHECK_RUN;

import dev.slipway.gate.registry.Digest;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Check runs that stand on GitHub, as far as we know. */
@Repository
class CheckRunRepository {
    private final DSLContext jooq;

    CheckRunRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** @param shown hash of what it shows; empty if that is not known */
    record Known(String repository, long id, String shown) {}

    Optional<Known> find(String app, Digest digest) {
        return jooq.selectFrom(CHECK_RUN)
                .where(CHECK_RUN.APP.eq(app), CHECK_RUN.DIGEST.eq(digest.value()))
                .fetchOptional(row -> new Known(row.getRepository(), row.getRunId(), row.getShown()));
    }

    void keep(String app, Digest digest, Known run) {
        jooq.insertInto(CHECK_RUN)
                .set(CHECK_RUN.APP, app)
                .set(CHECK_RUN.DIGEST, digest.value())
                .set(CHECK_RUN.REPOSITORY, run.repository())
                .set(CHECK_RUN.RUN_ID, run.id())
                .set(CHECK_RUN.SHOWN, run.shown())
                .onConflict(CHECK_RUN.APP, CHECK_RUN.DIGEST)
                .doUpdate()
                .set(CHECK_RUN.REPOSITORY, DSL.excluded(CHECK_RUN.REPOSITORY))
                .set(CHECK_RUN.RUN_ID, DSL.excluded(CHECK_RUN.RUN_ID))
                .set(CHECK_RUN.SHOWN, DSL.excluded(CHECK_RUN.SHOWN))
                .execute();
    }
}
