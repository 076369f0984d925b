package dev.slipway.gate.registry;

import java.util.Base64;

/**
 * A signature as the registry holds it, not verified yet (cosign signature specification).
 *
 * @param layer digest of the signed text
 * @param payload the signed text: exactly these bytes were signed
 * @param value base64 of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // a signature is over these very bytes
public record FoundSignature(Digest layer, byte[] payload, String value) {
    /** Stands for signatures that are there and cannot be read. */
    static FoundSignature unreadable(Digest manifest) {
        return new FoundSignature(manifest, new byte[0], Base64.getEncoder().encodeToString(new byte[0]));
    }
}
