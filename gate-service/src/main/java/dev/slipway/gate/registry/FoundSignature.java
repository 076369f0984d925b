package dev.slipway.gate.registry;

/**
 * A signature as the registry holds it, not verified yet.
 *
 * @param layer digest of the content
 * @param content simple signing: the signed text, exactly these bytes; bundle: the whole bundle, with signature and signed text in it
 * @param value simple signing: base64 of the signature, which stands beside the text; bundle: empty
 */
@SuppressWarnings("ArrayRecordComponent") // a signature is over these very bytes
public record FoundSignature(SignatureFormat format, Digest layer, byte[] content, String value) {
    static FoundSignature simpleSigning(Digest layer, byte[] text, String value) {
        return new FoundSignature(SignatureFormat.SIMPLE_SIGNING, layer, text, value);
    }

    static FoundSignature bundle(Digest layer, byte[] bundle) {
        return new FoundSignature(SignatureFormat.SIGSTORE_BUNDLE, layer, bundle, "");
    }

    /** Stands for signatures that are there and cannot be read. */
    static FoundSignature unreadable(Digest manifest) {
        return new FoundSignature(SignatureFormat.SIMPLE_SIGNING, manifest, new byte[0], "");
    }
}
