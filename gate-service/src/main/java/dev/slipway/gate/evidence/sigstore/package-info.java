/**
 * Signatures that cosign made with a key, as simple signing or in sigstore bundles: verified over the exact bytes, once per signature, and again when the trusted
 * keys change. Bundles are read here because sigstore-java (2.0.0) takes only those with a certificate.
 */
@NullMarked
package dev.slipway.gate.evidence.sigstore;

import org.jspecify.annotations.NullMarked;
