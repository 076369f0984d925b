package dev.slipway.contracts.activities;

import java.time.Instant;

/**
 * The certificate of a name; its key never leaves the owner but for the cluster, by reference.
 *
 * @param certificate id, which the cluster hands in to fetch chain and key
 * @param sha256 fingerprint of the leaf, hex
 */
public record CertificateAnswer(String certificate, String sha256, Instant notAfter) {}
