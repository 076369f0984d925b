package dev.slipway.catalog.triage;

import static dev.slipway.jooq.catalog.Tables.TRIAGE;

import dev.slipway.catalog.app.App;
import dev.slipway.runtime.Uuid7;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The record of every triage; only ever added to. */
@Repository
class TriageRepository {
    private final DSLContext jooq;
    private final JsonMapper json;

    TriageRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    void add(App before, App after, TriageForm form, String by) {
        var lowered = after.risk().level().compareTo(before.risk().level()) < 0;
        jooq.insertInto(TRIAGE)
                .set(TRIAGE.ID, Uuid7.next())
                .set(TRIAGE.APP, after.name())
                .set(TRIAGE.REVISION, after.revision())
                .set(TRIAGE.ANSWERS, JSONB.jsonb(json.writeValueAsString(form.answers())))
                .set(TRIAGE.RISK, after.risk().level().word())
                .set(TRIAGE.REASONS, after.risk().reasons().toArray(String[]::new))
                .set(TRIAGE.LOWERED_FROM, lowered ? before.risk().level().word() : null)
                .set(TRIAGE.SAID_WHY, form.reason())
                .set(TRIAGE.BY, by)
                .set(TRIAGE.AT, after.updatedAt())
                .execute();
    }
}
