package dev.slipway.gate.evidence.sigstore;

import static dev.slipway.jooq.gate.Tables.SIGNATURE;
import static dev.slipway.jooq.gate.Tables.SIGNED_BUILD;

import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.FoundSignature;
import dev.slipway.gate.registry.SignatureFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Signatures as the registry held them when it was last asked, and what each was worth under which trust. */
@Repository
class SignatureRepository {
    private final DSLContext jooq;

    SignatureRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** @param trust fingerprint of the trusted keys under which it was checked */
    record Checked(FoundSignature signature, SignatureCheck check, String trust) {}

    List<Checked> of(Build build) {
        return jooq.selectFrom(SIGNATURE)
                .where(of(build.repository(), build.digest()))
                .orderBy(SIGNATURE.LAYER, SIGNATURE.VALUE)
                .fetch(row -> new Checked(
                        new FoundSignature(
                                SignatureFormat.ofWord(row.getFormat()),
                                new Digest(row.getLayer()),
                                row.getPayload(),
                                row.getValue()),
                        new SignatureCheck(SignatureState.ofWord(row.getState()), row.getKey()),
                        row.getTrust()));
    }

    /** These are the signatures of the build now; what the registry no longer holds goes. */
    void replace(Build build, List<Checked> signatures) {
        Map<String, Checked> distinct = signatures.stream()
                .collect(Collectors.toMap(
                        each -> each.signature().layer() + " "
                                + each.signature().value(),
                        Function.identity(),
                        (first, _) -> first));
        jooq.deleteFrom(SIGNATURE).where(of(build.repository(), build.digest())).execute();
        for (var each : distinct.values()) {
            jooq.insertInto(SIGNATURE)
                    .set(SIGNATURE.REPOSITORY, build.repository())
                    .set(SIGNATURE.DIGEST, build.digest().value())
                    .set(SIGNATURE.LAYER, each.signature().layer().value())
                    .set(SIGNATURE.VALUE, each.signature().value())
                    .set(SIGNATURE.FORMAT, each.signature().format().word())
                    .set(SIGNATURE.PAYLOAD, each.signature().content())
                    .set(SIGNATURE.STATE, each.check().state().word())
                    .set(SIGNATURE.KEY, each.check().key())
                    .set(SIGNATURE.TRUST, each.trust())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Remembers that the key has signed the build; tells whether that is news. */
    boolean signedBy(Build build, String key) {
        return jooq.insertInto(SIGNED_BUILD)
                        .set(SIGNED_BUILD.REPOSITORY, build.repository())
                        .set(SIGNED_BUILD.DIGEST, build.digest().value())
                        .set(SIGNED_BUILD.KEY, key)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static Condition of(String repository, Digest digest) {
        return SIGNATURE.REPOSITORY.eq(repository).and(SIGNATURE.DIGEST.eq(digest.value()));
    }
}
