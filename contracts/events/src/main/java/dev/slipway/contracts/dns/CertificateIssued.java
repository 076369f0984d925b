package dev.slipway.contracts.dns;

import dev.slipway.contracts.AppEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A certificate for a name was issued.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param certificate id
 * @param issuer distinguished name
 * @param sha256 fingerprint of the leaf, hex
 */
public record CertificateIssued(
        String app, long revision, String fqdn, UUID certificate, String issuer, Instant notAfter, String sha256)
        implements DnsEvent, AppEvent {}
