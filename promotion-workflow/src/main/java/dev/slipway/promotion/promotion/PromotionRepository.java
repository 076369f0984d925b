package dev.slipway.promotion.promotion;

import static dev.slipway.jooq.promotion.Tables.BUILD_NUMBER;
import static dev.slipway.jooq.promotion.Tables.BUILD_ORDER;
import static dev.slipway.jooq.promotion.Tables.PROMOTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.slipway.jooq.promotion.tables.records.PromotionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PromotionRepository {
    private static final List<String> NOT_ENDED = Stream.of(PromotionState.values())
            .filter(state -> !state.ended())
            .map(PromotionState::id)
            .toList();

    private final DSLContext jooq;

    PromotionRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    void insert(Promotion promotion) {
        jooq.insertInto(PROMOTION)
                .set(PROMOTION.PROCESS, promotion.id())
                .set(PROMOTION.NUMBER, promotion.number())
                .set(PROMOTION.APP, promotion.app())
                .set(PROMOTION.DIGEST, promotion.digest())
                .set(PROMOTION.VERSION, promotion.version())
                .set(PROMOTION.REPOSITORY, promotion.repository())
                .set(PROMOTION.REVISION, promotion.revision())
                .set(PROMOTION.STATE, promotion.state().id())
                .set(PROMOTION.ENVIRONMENT, promotion.environment())
                .set(PROMOTION.WAITING_FOR, promotion.waitingFor())
                .set(PROMOTION.SINCE, promotion.since())
                .execute();
    }

    Optional<Promotion> find(UUID id) {
        return jooq.selectFrom(PROMOTION).where(PROMOTION.PROCESS.eq(id)).fetchOptional(PromotionRepository::toDomain);
    }

    /** Nobody else moves, pauses, cancels or supersedes it until the transaction ends. */
    Optional<Promotion> lock(UUID id) {
        return jooq.selectFrom(PROMOTION)
                .where(PROMOTION.PROCESS.eq(id))
                .forUpdate()
                .fetchOptional(PromotionRepository::toDomain);
    }

    /** The newest first. */
    List<Promotion> page(@Nullable String app, @Nullable Long before, int limit) {
        return jooq.selectFrom(PROMOTION)
                .where(app == null ? noCondition() : PROMOTION.APP.eq(app))
                .and(before == null ? noCondition() : PROMOTION.NUMBER.lt(before))
                .orderBy(PROMOTION.NUMBER.desc())
                .limit(limit)
                .fetch(PromotionRepository::toDomain);
    }

    /** Those that have not ended, in the order of their beginning, locked. */
    List<Promotion> lockOpen(String app) {
        return jooq.selectFrom(PROMOTION)
                .where(PROMOTION.APP.eq(app), PROMOTION.STATE.in(NOT_ENDED))
                .orderBy(PROMOTION.NUMBER)
                .forUpdate()
                .fetch(PromotionRepository::toDomain);
    }

    /** Those that have not ended. */
    List<UUID> open() {
        return jooq.select(PROMOTION.PROCESS)
                .from(PROMOTION)
                .where(PROMOTION.STATE.in(NOT_ENDED))
                .orderBy(PROMOTION.NUMBER)
                .fetch(PROMOTION.PROCESS);
    }

    boolean anyOpen(String app) {
        return jooq.fetchExists(PROMOTION, PROMOTION.APP.eq(app), PROMOTION.STATE.in(NOT_ENDED));
    }

    Optional<Promotion> open(String app, String digest) {
        return jooq.selectFrom(PROMOTION)
                .where(PROMOTION.APP.eq(app), PROMOTION.DIGEST.eq(digest), PROMOTION.STATE.in(NOT_ENDED))
                .fetchOptional(PromotionRepository::toDomain);
    }

    boolean everPromoted(String app, String digest) {
        return jooq.fetchExists(PROMOTION, PROMOTION.APP.eq(app), PROMOTION.DIGEST.eq(digest));
    }

    /** The environment whose gate stopped the last promotion of the build, if one did. */
    Optional<String> stoppedAtGate(String app, String digest) {
        return jooq.select(PROMOTION.STOPPED_AT_GATE)
                .from(PROMOTION)
                .where(PROMOTION.APP.eq(app), PROMOTION.DIGEST.eq(digest))
                .orderBy(PROMOTION.NUMBER.desc())
                .limit(1)
                .fetchOptional(PROMOTION.STOPPED_AT_GATE);
    }

    /** Notes that the app has this build now, after all that it had before; and the gate's number of it, once that is known. */
    void built(String app, String digest, @Nullable Long buildNumber) {
        jooq.insertInto(BUILD_ORDER)
                .set(BUILD_ORDER.APP, app)
                .set(BUILD_ORDER.DIGEST, digest)
                .onConflictDoNothing()
                .execute();
        if (buildNumber != null) {
            jooq.insertInto(BUILD_NUMBER)
                    .set(BUILD_NUMBER.APP, app)
                    .set(BUILD_NUMBER.DIGEST, digest)
                    .set(BUILD_NUMBER.NUMBER, buildNumber)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Whether a later build of the app was promoted already: by the gate's numbers, or in the order of the news where those are not known of both. */
    boolean laterPromoted(String app, String digest) {
        var later = BUILD_ORDER.as("later");
        var laterNumber = BUILD_NUMBER.as("later_number");
        return jooq.fetchExists(select(PROMOTION.PROCESS)
                .from(PROMOTION)
                .join(later)
                .on(later.APP.eq(PROMOTION.APP), later.DIGEST.eq(PROMOTION.DIGEST))
                .leftJoin(laterNumber)
                .on(laterNumber.APP.eq(PROMOTION.APP), laterNumber.DIGEST.eq(PROMOTION.DIGEST))
                .join(BUILD_ORDER)
                .on(BUILD_ORDER.APP.eq(PROMOTION.APP), BUILD_ORDER.DIGEST.eq(digest))
                .leftJoin(BUILD_NUMBER)
                .on(BUILD_NUMBER.APP.eq(PROMOTION.APP), BUILD_NUMBER.DIGEST.eq(digest))
                .where(PROMOTION.APP.eq(app))
                .and(coalesce(
                                field(laterNumber.NUMBER.gt(BUILD_NUMBER.NUMBER)),
                                field(later.NUMBER.gt(BUILD_ORDER.NUMBER)))
                        .isTrue()));
    }

    void move(UUID id, PromotionState state, String environment, @Nullable String waitingFor, Instant since) {
        jooq.update(PROMOTION)
                .set(PROMOTION.STATE, state.id())
                .set(PROMOTION.ENVIRONMENT, environment)
                .set(PROMOTION.WAITING_FOR, waitingFor)
                .set(PROMOTION.SINCE, since)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    void stopped(UUID id, String environment) {
        jooq.update(PROMOTION)
                .set(PROMOTION.STOPPED_AT_GATE, environment)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    void waitFor(UUID id, String waitingFor) {
        jooq.update(PROMOTION)
                .set(PROMOTION.WAITING_FOR, waitingFor)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    /** Notes for an open promotion that the gate let its build pass. The row is locked: who ends it at that gate comes before or behind. */
    void passed(String app, String digest, String environment, String verdict) {
        jooq.update(PROMOTION)
                .set(PROMOTION.PASSED_GATE, environment)
                .set(PROMOTION.PASSED_VERDICT, verdict)
                .where(PROMOTION.APP.eq(app), PROMOTION.DIGEST.eq(digest), PROMOTION.STATE.in(NOT_ENDED))
                .execute();
    }

    /** Whether the gate has let the build pass by a later verdict than the promotion knows. Identifiers of verdicts are in the order of their making (RFC 9562, version 7). */
    boolean passedMeanwhile(UUID id, String environment) {
        return jooq.fetchExists(
                PROMOTION,
                PROMOTION.PROCESS.eq(id),
                PROMOTION.PASSED_GATE.eq(environment),
                PROMOTION.PASSED_VERDICT.gt(PROMOTION.JUDGED_VERDICT));
    }

    void judged(UUID id, String verdict, long revision, @Nullable String version, String repository) {
        jooq.update(PROMOTION)
                .set(PROMOTION.JUDGED_VERDICT, verdict)
                .set(PROMOTION.REVISION, revision)
                .set(PROMOTION.VERSION, version)
                .set(PROMOTION.REPOSITORY, repository)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    void pause(UUID id, boolean paused) {
        jooq.update(PROMOTION)
                .set(PROMOTION.PAUSED, paused)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    void cancel(UUID id, String by) {
        jooq.update(PROMOTION)
                .set(PROMOTION.CANCELLED_BY, by)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    void supersede(UUID id, String newer) {
        jooq.update(PROMOTION)
                .set(PROMOTION.SUPERSEDED_BY, newer)
                .where(PROMOTION.PROCESS.eq(id))
                .execute();
    }

    private static Promotion toDomain(PromotionRecord row) {
        return new Promotion(
                row.getProcess(),
                row.getNumber(),
                row.getApp(),
                row.getDigest(),
                row.getVersion(),
                row.getRepository(),
                row.getRevision(),
                PromotionState.of(row.getState()),
                row.getEnvironment(),
                row.getWaitingFor(),
                row.getSince(),
                row.getPaused(),
                row.getCancelledBy(),
                row.getSupersededBy());
    }
}
