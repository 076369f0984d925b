package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.evidence.sigstore.TrustedKeys.TrustedKey;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.MediaTypes;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies sigstore bundles that were made with a key (sigstore/protobuf-specs, {@code sigstore_bundle.proto} v0.3; sigstore client specification, "Verification"), as
 * {@code cosign sign --key} writes them from version 3 on: first the signature over the exact bytes, and only then is the signed text read. The key is the whole trust:
 * entries of a transparency log are not asked for, and the key hint is a hint. Bundles with a certificate are by no trusted key.
 */
@Component
class BundleVerifier {
    private final JsonMapper json;

    BundleVerifier(JsonMapper json) {
        this.json = json;
    }

    /** Whether the bundle speaks for this image. It names no repository: whoever has the same image has its signatures. */
    SignatureCheck verify(byte[] bundle, Digest image, TrustedKeys trusted) {
        try {
            var document = json.readTree(bundle);
            if (!MediaTypes.isBundle(document.path("mediaType").asString(""))) {
                return SignatureCheck.unreadable();
            }
            if (!document.path("verificationMaterial").path("publicKey").isObject()) {
                return new SignatureCheck(SignatureState.OTHER_KEY, null);
            }
            return document.has("dsseEnvelope")
                    ? envelope(document.path("dsseEnvelope"), image, trusted)
                    : message(document.path("messageSignature"), image, trusted);
        } catch (JacksonException e) {
            return SignatureCheck.unreadable();
        }
    }

    /** A statement about the image (in-toto attestation framework), in an envelope that must have one signature. */
    private SignatureCheck envelope(JsonNode document, Digest image, TrustedKeys trusted) {
        return DsseEnvelope.read(document)
                .map(envelope -> trusted.all().stream()
                        .filter(candidate ->
                                KeySignature.isValid(candidate.key(), envelope.signed(), envelope.signature()))
                        .findFirst()
                        .map(by -> new SignatureCheck(statement(envelope, image), by.id()))
                        .orElse(new SignatureCheck(SignatureState.OTHER_KEY, null)))
                .orElse(SignatureCheck.unreadable());
    }

    private SignatureState statement(DsseEnvelope envelope, Digest image) {
        var statement = InTotoStatement.read(json, envelope);
        if (statement.isEmpty() || !statement.get().isSignature()) {
            return SignatureState.UNREADABLE;
        }
        return statement.get().isAbout(image) ? SignatureState.VALID : SignatureState.OTHER_DIGEST;
    }

    /** The signature of the image's own bytes, which its digest stands for. What the bundle says the digest is decides nothing. */
    private static SignatureCheck message(JsonNode document, Digest image, TrustedKeys trusted) {
        var signature = Base64Text.decoded(document.path("signature"));
        if (signature.isEmpty()) {
            return SignatureCheck.unreadable();
        }
        Optional<TrustedKey> by = trusted.all().stream()
                .filter(candidate -> KeySignature.isValid(candidate.key(), image, signature.get()))
                .findFirst();
        return by.map(key -> new SignatureCheck(SignatureState.VALID, key.id()))
                .orElse(new SignatureCheck(SignatureState.OTHER_KEY, null));
    }
}
