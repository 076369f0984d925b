package dev.slipway.dns.certificate;

import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.runtime.Digests;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.event.Outbox;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues, hands out and retires certificates. The authority is asked outside of any transaction. */
@Service
public class CertificateService {
    private final CertificateAuthority authority;
    private final CertificateRepository certificates;
    private final ClaimService claims;
    private final KeyVault vault;
    private final CertificateProperties properties;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CertificateService(
            CertificateAuthority authority,
            CertificateRepository certificates,
            ClaimService claims,
            KeyVault vault,
            CertificateProperties properties,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.authority = authority;
        this.certificates = certificates;
        this.claims = claims;
        this.vault = vault;
        this.properties = properties;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Chain and key in PEM; the key as PKCS #8 (RFC 5958). */
    public record Bundle(String certificateChain, String privateKey) {
        @Override
        public String toString() {
            return "Bundle[certificateChain=" + certificateChain + "]";
        }
    }

    /**
     * The certificate of the claim; a new one unless one with enough life left is at hand. Two that ask at once get the same. None if the claim was given back
     * while the authority was asked: what it signed is not kept then, and neither is the key.
     */
    public Optional<Certificate> ensure(Claim claim) {
        var enough = clock.instant().plus(properties.renewBefore());
        return inUse(claim)
                .filter(certificate -> certificate.notAfter().isAfter(enough))
                .or(() -> issue(claim));
    }

    /** The certificate in use, if there is one. */
    public Optional<Certificate> inUse(Claim claim) {
        return certificates.inUse(claim.id());
    }

    /** What the cluster needs to serve the name; nothing once the key is destroyed. */
    public Optional<Bundle> bundle(UUID id) {
        return certificates.withKey(id).map(stored -> {
            var key = vault.open(stored.key(), stored.certificate().fqdn());
            try {
                return new Bundle(stored.certificate().chain(), Pem.encode("PRIVATE KEY", key));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    /** Forgets the certificates of the claim and destroys their keys. Nothing there is done. */
    public void retire(Claim claim) {
        transaction.executeWithoutResult(status -> certificates.retire(claim.id(), clock.instant()));
    }

    /**
     * Destroys the keys of certificates that have a successor and have ended; tells how many. Until then what was deployed with one is served with it: the
     * release that brings its successor may yet be superseded, or be taken back.
     */
    int retireEnded() {
        return Optional.ofNullable(transaction.execute(status -> certificates.retireEnded(clock.instant())))
                .orElse(0);
    }

    private Optional<Certificate> issue(Claim claim) {
        var keys = KeyPairs.generate();
        var chain = authority.sign(KeyPairs.signingRequest(keys, claim.fqdn()));
        var certificate = read(claim, chain, keys);
        var sealed = vault.seal(keys.getPrivate().getEncoded(), claim.fqdn().value());
        return transaction.execute(status -> {
            if (!claims.stillHeld(claim)) {
                return Optional.empty();
            }
            certificates
                    .inUse(claim.id())
                    .filter(old -> !old.notAfter().isAfter(clock.instant().plus(properties.renewBefore())))
                    .ifPresent(old -> certificates.supersede(old.id(), clock.instant()));
            if (certificates.insert(certificate, sealed, clock.instant())) {
                outbox.append(new CertificateIssued(
                        claim.app(),
                        claim.appRevision(),
                        claim.fqdn().value(),
                        certificate.id(),
                        certificate.issuer(),
                        certificate.notAfter(),
                        certificate.sha256()));
                return Optional.of(certificate);
            }
            return certificates.inUse(claim.id());
        });
    }

    /** What an authority sends is believed only as far as it fits what was asked: our key, our name. */
    private static Certificate read(Claim claim, String chain, KeyPair keys) {
        var leaf = Pem.leaf(chain);
        if (!leaf.getPublicKey().equals(keys.getPublic())
                || !Pem.names(leaf).contains(claim.fqdn().value())) {
            throw new IllegalStateException(
                    "The authority sent a certificate for another key or name than " + claim.fqdn());
        }
        return new Certificate(
                Uuid7.next(),
                claim.id(),
                claim.fqdn().value(),
                chain,
                leaf.getIssuerX500Principal().getName(),
                fingerprint(leaf),
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant());
    }

    private static String fingerprint(X509Certificate leaf) {
        try {
            return Digests.sha256Hex(leaf.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was just read cannot be written", e);
        }
    }
}
