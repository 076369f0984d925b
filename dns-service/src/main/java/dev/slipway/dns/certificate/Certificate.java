package dev.slipway.dns.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * A certificate in use.
 *
 * @param issuer distinguished name
 * @param sha256 fingerprint of the leaf, hex
 */
public record Certificate(
        UUID id,
        UUID claim,
        String fqdn,
        String chain,
        String issuer,
        String sha256,
        Instant notBefore,
        Instant notAfter) {}
