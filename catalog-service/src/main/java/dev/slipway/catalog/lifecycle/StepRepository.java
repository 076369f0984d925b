package dev.slipway.catalog.lifecycle;

import static dev.slipway.jooq.catalog.Tables.STEP_TAKEN;

import dev.slipway.contracts.activities.Step;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Steps of workflows that were taken; only ever added to. */
@Repository
class StepRepository {
    private final DSLContext jooq;
    private final Clock clock;

    StepRepository(DSLContext jooq, Clock clock) {
        this.jooq = jooq;
        this.clock = clock;
    }

    /** Whether the step was not taken before; it counts as taken when the transaction commits. */
    boolean take(Step step) {
        return jooq.insertInto(STEP_TAKEN)
                        .values(step.process(), step.name(), clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
