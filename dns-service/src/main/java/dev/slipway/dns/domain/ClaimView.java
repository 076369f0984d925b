package dev.slipway.dns.domain;

import dev.slipway.dns.certificate.Certificate;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.record.DesiredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is answered.
 *
 * @param state claimed or active
 */
record ClaimView(
        String fqdn,
        String app,
        String environment,
        String state,
        List<DesiredRecord> records,
        @Nullable CertificateView certificate) {
    /**
     * A certificate, without its key.
     *
     * @param sha256 fingerprint of the leaf, hex
     */
    record CertificateView(UUID id, String issuer, Instant notAfter, String sha256) {}

    static ClaimView of(Claim claim, List<DesiredRecord> records, @Nullable Certificate certificate) {
        return new ClaimView(
                claim.fqdn().value(),
                claim.app(),
                claim.environment(),
                claim.state().name().toLowerCase(Locale.ROOT),
                records,
                certificate == null
                        ? null
                        : new CertificateView(
                                certificate.id(), certificate.issuer(), certificate.notAfter(), certificate.sha256()));
    }
}
