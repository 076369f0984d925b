package dev.slipway.dns.claim;

import static dev.slipway.jooq.dns.Tables.CLAIM;

import dev.slipway.dns.claim.Claim.State;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.LabelRules;
import dev.slipway.jooq.dns.tables.records.ClaimRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The table of claims. Its two partial unique indexes decide races: the loser sees no row, never an exception. */
@Repository
class ClaimRepository {
    private final DSLContext jooq;

    ClaimRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    Optional<Claim> insert(UUID id, Fqdn fqdn, NameRequest request, Instant now) {
        return jooq.insertInto(CLAIM)
                .set(CLAIM.ID, id)
                .set(CLAIM.FQDN, fqdn.value())
                .set(CLAIM.LABEL, fqdn.label())
                .set(CLAIM.ZONE, fqdn.parent())
                .set(CLAIM.SKELETON, LabelRules.skeleton(fqdn.label()))
                .set(CLAIM.APP, request.app())
                .set(CLAIM.APP_REVISION, request.appRevision())
                .set(CLAIM.ENVIRONMENT, request.environment())
                .set(CLAIM.STATE, "claimed")
                .set(CLAIM.REQUESTED_BY, request.by())
                .set(CLAIM.CREATED_AT, now)
                .onConflictDoNothing()
                .returning()
                .fetchOptional(ClaimRepository::toDomain);
    }

    /** Whoever holds the name. */
    Optional<Claim> holder(Fqdn fqdn) {
        return jooq.selectFrom(CLAIM)
                .where(CLAIM.FQDN.eq(fqdn.value()), CLAIM.STATE.ne("released"))
                .fetchOptional(ClaimRepository::toDomain);
    }

    /** The holder of a name in the zone that looks the same. */
    Optional<Claim> lookAlike(Fqdn fqdn) {
        return jooq.selectFrom(CLAIM)
                .where(
                        CLAIM.ZONE.eq(fqdn.parent()),
                        CLAIM.SKELETON.eq(LabelRules.skeleton(fqdn.label())),
                        CLAIM.STATE.ne("released"))
                .fetchOptional(ClaimRepository::toDomain);
    }

    /** Whether the claim stands; if so, nobody gives it back before the transaction ends. */
    boolean lock(UUID id) {
        return jooq.selectOne()
                .from(CLAIM)
                .where(CLAIM.ID.eq(id), CLAIM.STATE.ne("released"))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** The newest claim of the name, released ones included. */
    Optional<Claim> newest(Fqdn fqdn) {
        return jooq.selectFrom(CLAIM)
                .where(CLAIM.FQDN.eq(fqdn.value()))
                .orderBy(CLAIM.CREATED_AT.desc(), CLAIM.ID.desc())
                .limit(1)
                .fetchOptional(ClaimRepository::toDomain);
    }

    List<Claim> heldBy(String app, @Nullable String environment) {
        return jooq.selectFrom(CLAIM)
                .where(
                        CLAIM.APP.eq(app),
                        CLAIM.STATE.ne("released"),
                        environment == null ? DSL.noCondition() : CLAIM.ENVIRONMENT.eq(environment))
                .orderBy(CLAIM.FQDN)
                .fetch(ClaimRepository::toDomain);
    }

    /** Whether the claim was not announced before. */
    boolean announce(UUID id, Instant now) {
        return jooq.update(CLAIM)
                        .set(CLAIM.STATE, "active")
                        .set(CLAIM.ANNOUNCED_AT, now)
                        .where(CLAIM.ID.eq(id), CLAIM.STATE.eq("claimed"))
                        .execute()
                == 1;
    }

    /** Whether the claim was not released before. */
    boolean release(UUID id, Instant now) {
        return jooq.update(CLAIM)
                        .set(CLAIM.STATE, "released")
                        .set(CLAIM.RELEASED_AT, now)
                        .where(CLAIM.ID.eq(id), CLAIM.STATE.ne("released"))
                        .execute()
                == 1;
    }

    private static Claim toDomain(ClaimRecord row) {
        return new Claim(
                row.getId(),
                new Fqdn(row.getFqdn()),
                row.getApp(),
                row.getAppRevision(),
                row.getEnvironment(),
                row.getRequestedBy(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)));
    }
}
