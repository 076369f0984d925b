package dev.slipway.gate.evidence.sigstore;

import org.jspecify.annotations.Nullable;

/**
 * A signature that was looked at.
 *
 * @param key SHA-256 of the trusted key that made it, hex; none if no trusted key did
 */
public record SignatureCheck(SignatureState state, @Nullable String key) {
    static SignatureCheck unreadable() {
        return new SignatureCheck(SignatureState.UNREADABLE, null);
    }
}
