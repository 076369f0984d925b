package dev.slipway.dns.certificate;

import static dev.slipway.jooq.dns.Tables.CERTIFICATE;

import dev.slipway.dns.certificate.KeyVault.Sealed;
import dev.slipway.jooq.dns.tables.records.CertificateRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The table of certificates. */
@Repository
class CertificateRepository {
    private final DSLContext jooq;

    CertificateRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** A certificate with its sealed key. */
    record Stored(Certificate certificate, Sealed key) {}

    /** Whether it is in use from now on: the unique index lets one certificate of a claim be in use. */
    boolean insert(Certificate certificate, Sealed key, Instant now) {
        return jooq.insertInto(CERTIFICATE)
                        .set(CERTIFICATE.ID, certificate.id())
                        .set(CERTIFICATE.CLAIM_ID, certificate.claim())
                        .set(CERTIFICATE.FQDN, certificate.fqdn())
                        .set(CERTIFICATE.CHAIN, certificate.chain())
                        .set(CERTIFICATE.ISSUER, certificate.issuer())
                        .set(CERTIFICATE.SHA256, certificate.sha256())
                        .set(CERTIFICATE.NOT_BEFORE, certificate.notBefore())
                        .set(CERTIFICATE.NOT_AFTER, certificate.notAfter())
                        .set(CERTIFICATE.KEK_ID, key.kek())
                        .set(CERTIFICATE.WRAPPED_DEK, key.wrappedKey())
                        .set(CERTIFICATE.WRAPPED_KEY, key.ciphertext())
                        .set(CERTIFICATE.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Certificate> inUse(UUID claim) {
        return jooq.selectFrom(CERTIFICATE)
                .where(CERTIFICATE.CLAIM_ID.eq(claim), CERTIFICATE.RETIRED_AT.isNull())
                .fetchOptional(CertificateRepository::toDomain);
    }

    Optional<Stored> withKey(UUID id) {
        return jooq.selectFrom(CERTIFICATE)
                .where(CERTIFICATE.ID.eq(id), CERTIFICATE.WRAPPED_KEY.isNotNull())
                .fetchOptional(row -> new Stored(
                        toDomain(row), new Sealed(row.getKekId(), row.getWrappedDek(), row.getWrappedKey())));
    }

    /** The certificate is in use no more; its key stays. */
    void supersede(UUID id, Instant now) {
        jooq.update(CERTIFICATE)
                .set(CERTIFICATE.RETIRED_AT, now)
                .where(CERTIFICATE.ID.eq(id), CERTIFICATE.RETIRED_AT.isNull())
                .execute();
    }

    /** Destroys every key of the claim. */
    void retire(UUID claim, Instant now) {
        destroy(CERTIFICATE.CLAIM_ID.eq(claim), now);
    }

    /** Destroys the keys of those that are in use no more and have ended; tells how many. */
    int retireEnded(Instant now) {
        return destroy(CERTIFICATE.RETIRED_AT.isNotNull().and(CERTIFICATE.NOT_AFTER.lt(now)), now);
    }

    private int destroy(Condition which, Instant now) {
        return jooq.update(CERTIFICATE)
                .set(CERTIFICATE.RETIRED_AT, DSL.coalesce(CERTIFICATE.RETIRED_AT, DSL.val(now, CERTIFICATE.RETIRED_AT)))
                .setNull(CERTIFICATE.WRAPPED_DEK)
                .setNull(CERTIFICATE.WRAPPED_KEY)
                .where(which, CERTIFICATE.WRAPPED_KEY.isNotNull())
                .execute();
    }

    private static Certificate toDomain(CertificateRecord row) {
        return new Certificate(
                row.getId(),
                row.getClaimId(),
                row.getFqdn(),
                row.getChain(),
                row.getIssuer(),
                row.getSha256(),
                row.getNotBefore(),
                row.getNotAfter());
    }
}
