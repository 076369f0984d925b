package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;

/** Signatures as cosign makes them with a key: over SHA-256 of the text; ECDSA in ASN.1 form, RSA in PKCS #1 v1.5 form. Ed25519 brings its own hash. */
final class KeySignature {
    /** What stands before a SHA-256 in an RSA signature (RFC 8017 §9.2, note 1). */
    private static final byte[] SHA256_DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private KeySignature() {}

    /** Whether the key made the signature over this text. */
    static boolean isValid(PublicKey key, byte[] text, byte[] signature) {
        return isValid(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "Ed25519";
                },
                key,
                text,
                signature);
    }

    /** The same for a text that only its digest is known of; never with Ed25519, which signs the text itself (RFC 8032 §5.1). */
    static boolean isValid(PublicKey key, Digest text, byte[] signature) {
        var hash = HexFormat.of().parseHex(text.hex());
        return switch (key.getAlgorithm()) {
            case "EC" -> isValid("NONEwithECDSA", key, hash, signature);
            case "RSA" -> isValid("NONEwithRSA", key, digestInfo(hash), signature);
            default -> false;
        };
    }

    private static boolean isValid(String algorithm, PublicKey key, byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature by this key
        }
    }

    private static byte[] digestInfo(byte[] hash) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SHA256_DIGEST_INFO);
        bytes.writeBytes(hash);
        return bytes.toByteArray();
    }
}
