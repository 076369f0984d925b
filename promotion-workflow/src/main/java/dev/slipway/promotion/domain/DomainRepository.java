package dev.slipway.promotion.domain;

import static dev.slipway.jooq.promotion.Tables.PROCESS;

import dev.slipway.promotion.process.ProcessKind;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class DomainRepository {
    static final String SERVING = "serving";

    private final DSLContext jooq;

    DomainRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Whether a process has brought the app a name there before. */
    boolean everServed(String app, String environment) {
        return jooq.fetchExists(
                PROCESS,
                PROCESS.KIND.eq(ProcessKind.DOMAIN.id()),
                PROCESS.APP.eq(app),
                PROCESS.OUTCOME.eq(SERVING),
                DSL.jsonbGetAttributeAsText(PROCESS.ARGUMENT, "environment").eq(environment));
    }
}
