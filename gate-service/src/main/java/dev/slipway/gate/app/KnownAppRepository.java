package dev.slipway.gate.app;

import static dev.slipway.jooq.gate.Tables.KNOWN_APP;
import static dev.slipway.jooq.gate.Tables.LIVE_DIGEST;

import dev.slipway.contracts.catalog.AppState;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The read model of apps and of what is live. The newest revision wins, in whatever order events come. */
@Repository
public class KnownAppRepository {
    private final DSLContext jooq;

    KnownAppRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Takes over the state; tells whether it was news. */
    boolean keep(AppState state, long revision) {
        return jooq.insertInto(KNOWN_APP)
                        .set(KNOWN_APP.NAME, state.name())
                        .set(KNOWN_APP.IMAGE_REPOSITORY, state.imageRepository())
                        .set(KNOWN_APP.REVISION, revision)
                        .set(KNOWN_APP.LIFECYCLE, state.lifecycle())
                        .onConflict(KNOWN_APP.NAME)
                        .doUpdate()
                        .set(KNOWN_APP.IMAGE_REPOSITORY, DSL.excluded(KNOWN_APP.IMAGE_REPOSITORY))
                        .set(KNOWN_APP.REVISION, DSL.excluded(KNOWN_APP.REVISION))
                        .set(KNOWN_APP.LIFECYCLE, DSL.excluded(KNOWN_APP.LIFECYCLE))
                        .where(KNOWN_APP.REVISION.lt(DSL.excluded(KNOWN_APP.REVISION)))
                        .execute()
                == 1;
    }

    /** The app that was last known to have this image repository (host and path). For announcements only. */
    public Optional<AppRevision> byImage(String repository) {
        return jooq.select(KNOWN_APP.NAME, KNOWN_APP.REVISION)
                .from(KNOWN_APP)
                .where(KNOWN_APP.IMAGE_REPOSITORY.eq(repository))
                .orderBy(KNOWN_APP.NAME)
                .limit(1)
                .fetchOptional(row -> new AppRevision(row.value1(), row.value2()));
    }

    void live(String app, String environment, String digest) {
        jooq.insertInto(LIVE_DIGEST)
                .set(LIVE_DIGEST.APP, app)
                .set(LIVE_DIGEST.ENVIRONMENT, environment)
                .set(LIVE_DIGEST.DIGEST, digest)
                .onConflict(LIVE_DIGEST.APP, LIVE_DIGEST.ENVIRONMENT)
                .doUpdate()
                .set(LIVE_DIGEST.DIGEST, DSL.excluded(LIVE_DIGEST.DIGEST))
                .execute();
    }

    void gone(String app, String environment) {
        jooq.deleteFrom(LIVE_DIGEST)
                .where(LIVE_DIGEST.APP.eq(app), LIVE_DIGEST.ENVIRONMENT.eq(environment))
                .execute();
    }

    void gone(String app) {
        jooq.deleteFrom(LIVE_DIGEST).where(LIVE_DIGEST.APP.eq(app)).execute();
    }

    public boolean isLive(LiveDigest digest) {
        return jooq.fetchExists(
                LIVE_DIGEST,
                LIVE_DIGEST.APP.eq(digest.app()),
                LIVE_DIGEST.ENVIRONMENT.eq(digest.environment()),
                LIVE_DIGEST.DIGEST.eq(digest.digest()));
    }

    /** What runs of the app. */
    public List<LiveDigest> liveOf(String app) {
        return jooq.selectFrom(LIVE_DIGEST)
                .where(LIVE_DIGEST.APP.eq(app))
                .fetch(row -> new LiveDigest(row.getApp(), row.getEnvironment(), row.getDigest()));
    }

    /** What runs anywhere. */
    public List<LiveDigest> live() {
        return jooq.selectFrom(LIVE_DIGEST)
                .fetch(row -> new LiveDigest(row.getApp(), row.getEnvironment(), row.getDigest()));
    }
}
