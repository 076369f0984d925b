package dev.slipway.catalog.push;

import static dev.slipway.jooq.catalog.Tables.PUSH_READING;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The record of every {@code app.yaml} that was read; only ever added to. */
@Repository
class PushRepository {
    private final DSLContext jooq;
    private final Clock clock;

    PushRepository(DSLContext jooq, Clock clock) {
        this.jooq = jooq;
        this.clock = clock;
    }

    void add(SourcePush push, PushReading reading) {
        jooq.insertInto(PUSH_READING)
                .set(PUSH_READING.ID, Uuid7.next())
                .set(PUSH_READING.REPOSITORY, push.repository())
                .set(PUSH_READING.COMMIT_ID, push.commit())
                .set(PUSH_READING.OUTCOME, reading.outcome().name().toLowerCase(Locale.ROOT))
                .set(PUSH_READING.APP, reading.app())
                .set(PUSH_READING.REASONS, reading.reasons().toArray(String[]::new))
                .set(PUSH_READING.AT, clock.instant())
                .execute();
    }
}
