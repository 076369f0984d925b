package dev.slipway.gate.registry;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Locks on an image and on a commit, until the caller's transaction ends. Whoever records a build, or something that builds are judged by, takes them before
 * anything else: of two that belong together, the one that comes second sees the first. Without them neither might see the other, and nobody would judge again.
 */
@Repository
public class BuildLockRepository {
    private final DSLContext jooq;

    BuildLockRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    public void image(Digest digest) {
        take(digest.value());
    }

    public void commit(String commit) {
        take("git:" + commit);
    }

    /** Both locks of a build; always in this order, so that two never wait for each other. */
    void build(Digest digest, @Nullable String commit) {
        if (commit != null) {
            commit(commit);
        }
        image(digest);
    }

    /** Named as by the release before, which locked evidence alone: while both run, they wait for each other. */
    private void take(String subject) {
        jooq.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1))", DSL.val("evidence/" + subject));
    }
}
