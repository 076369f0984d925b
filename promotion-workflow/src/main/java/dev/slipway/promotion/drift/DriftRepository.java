package dev.slipway.promotion.drift;

import static dev.slipway.jooq.promotion.Tables.PROCESS;
import static dev.slipway.jooq.promotion.Tables.STEP_RESULT;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;

import dev.slipway.promotion.gitops.Environment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Repository;

/** What the recorded steps say of Git. */
@Repository
class DriftRepository {
    private static final List<String> WRITING = List.of("%s-commit", "%s-rollback", "remove-%s");

    private final DSLContext jooq;

    DriftRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** The answers of the steps that wrote into the environment, as they were recorded, the newest of each app. */
    Map<String, String> newestWrites(Environment environment) {
        var steps =
                WRITING.stream().map(step -> step.formatted(environment.id())).toList();
        return jooq
                .select(PROCESS.APP, STEP_RESULT.RESULT)
                .distinctOn(PROCESS.APP)
                .from(STEP_RESULT)
                .join(PROCESS)
                .on(PROCESS.ID.eq(STEP_RESULT.PROCESS))
                .where(STEP_RESULT.STEP.in(steps))
                .and("({0} ->> 'written')::boolean", STEP_RESULT.RESULT)
                .orderBy(PROCESS.APP, STEP_RESULT.AT.desc())
                .fetch()
                .stream()
                .collect(Collectors.toMap(Record2::value1, row -> row.value2().data()));
    }

    /** Which of the changes, named by process and step, are on record. */
    Set<String> recorded(Collection<String> changes) {
        var name = concat(STEP_RESULT.PROCESS.cast(String.class), inline("/"), STEP_RESULT.STEP);
        return jooq.select(name).from(STEP_RESULT).where(name.in(changes)).fetchSet(name);
    }
}
