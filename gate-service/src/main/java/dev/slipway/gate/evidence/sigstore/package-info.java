/**
 * Signatures that cosign made with a key (simple signing): verified over the exact bytes, once per signature, and again when the trusted keys change.
 */
@NullMarked
package dev.slipway.gate.evidence.sigstore;

import org.jspecify.annotations.NullMarked;
