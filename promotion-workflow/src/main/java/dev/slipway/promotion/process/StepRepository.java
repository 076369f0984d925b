package dev.slipway.promotion.process;

import static dev.slipway.jooq.promotion.Tables.STEP_RESULT;

import dev.slipway.contracts.activities.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class StepRepository {
    private final DSLContext jooq;

    StepRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    Optional<String> find(Step step) {
        return jooq.select(STEP_RESULT.RESULT)
                .from(STEP_RESULT)
                .where(STEP_RESULT.PROCESS.eq(UUID.fromString(step.process())), STEP_RESULT.STEP.eq(step.name()))
                .fetchOptional(row -> row.value1().data());
    }

    void insert(Step step, String result, Instant now) {
        jooq.insertInto(STEP_RESULT)
                .set(STEP_RESULT.PROCESS, UUID.fromString(step.process()))
                .set(STEP_RESULT.STEP, step.name())
                .set(STEP_RESULT.RESULT, JSONB.jsonb(result))
                .set(STEP_RESULT.AT, now)
                .execute();
    }

    /** Held to the end of the transaction: two attempts at the same step take turns. */
    void lock(Step step) {
        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", step.process() + "/" + step.name());
    }
}
