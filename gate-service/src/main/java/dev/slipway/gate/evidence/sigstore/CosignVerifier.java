package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.FoundSignature;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies what {@code cosign sign --key} makes (sigstore/cosign, {@code specs/SIGNATURE_SPEC.md}; the signed text is "simple signing",
 * containers/image {@code docs/containers-signature.5.md}): first the signature over the exact bytes, and only then is the text read.
 */
@Component
class CosignVerifier {
    private static final String TYPE = "cosign container image signature";

    private final JsonMapper json;

    CosignVerifier(JsonMapper json) {
        this.json = json;
    }

    /** Whether the signature speaks for this image in this repository (path without the registry's host). */
    SignatureCheck verify(FoundSignature signature, Digest image, String repository, TrustedKeys trusted) {
        var value = decoded(signature.value());
        if (value.isEmpty() || signature.payload().length == 0) {
            return new SignatureCheck(SignatureState.UNREADABLE, null);
        }
        var key = trusted.all().stream()
                .filter(candidate -> verifies(candidate.key(), signature.payload(), value.get()))
                .findFirst();
        return key.map(by -> new SignatureCheck(claim(signature.payload(), image, repository), by.id()))
                .orElse(new SignatureCheck(SignatureState.OTHER_KEY, null));
    }

    /** {@code critical} of the text: type, image and identity. */
    private SignatureState claim(byte[] payload, Digest image, String repository) {
        JsonNode critical;
        try {
            critical = json.readTree(payload).path("critical");
        } catch (JacksonException e) {
            return SignatureState.UNREADABLE;
        }
        if (!critical.path("type").asString("").equals(TYPE)) {
            return SignatureState.UNREADABLE;
        }
        if (!critical.path("image").path("docker-manifest-digest").asString("").equals(image.value())) {
            return SignatureState.OTHER_DIGEST;
        }
        var identity = critical.path("identity").path("docker-reference").asString("");
        return pathOf(identity).equals(repository) ? SignatureState.VALID : SignatureState.OTHER_REPOSITORY;
    }

    /** The repository's path in {@code [host[:port]/]path[:tag][@digest]}. The host is left out: the same image may be reached by several. */
    static String pathOf(String reference) {
        var name = reference.split("@", 2)[0];
        var slash = name.indexOf('/');
        if (slash > 0) {
            var first = name.substring(0, slash);
            if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
                name = name.substring(slash + 1);
            }
        }
        var tag = name.indexOf(':', Math.max(0, name.lastIndexOf('/')));
        return tag < 0 ? name : name.substring(0, tag);
    }

    private static boolean verifies(PublicKey key, byte[] payload, byte[] value) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initVerify(key);
            signature.update(payload);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature by this key
        }
    }

    /** cosign signs SHA-256 of the text, with RSA in PKCS #1 v1.5 form; Ed25519 brings its own hash. */
    private static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
