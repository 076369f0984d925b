package dev.slipway.sample;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class VisitRepository {
    private final DSLContext jooq;

    VisitRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void insert(String app, long revision) {
        jooq.execute("insert into visit (app, revision) values (?, ?)", app, revision);
    }
}
