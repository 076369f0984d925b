package dev.slipway.promotion.promotion;

import static dev.slipway.jooq.promotion.Tables.PROMOTION;
import static org.jooq.impl.DSL.noCondition;

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
