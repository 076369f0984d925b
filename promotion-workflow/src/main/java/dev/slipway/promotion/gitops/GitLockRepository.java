package dev.slipway.promotion.gitops;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class GitLockRepository {
    private final DSLContext jooq;

    GitLockRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** From here to the end of the transaction, no other replica of the service writes to this branch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String url, String branch) {
        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1))", url + "#" + branch);
    }
}
