package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.FoundSignature;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies what {@code cosign sign --key} makes up to version 2 (sigstore/cosign, {@code specs/SIGNATURE_SPEC.md}; the signed text is "simple signing",
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
        var value = Base64Text.decoded(signature.value());
        if (value.isEmpty() || signature.content().length == 0) {
            return SignatureCheck.unreadable();
        }
        var key = trusted.all().stream()
                .filter(candidate -> KeySignature.isValid(candidate.key(), signature.content(), value.get()))
                .findFirst();
        return key.map(by -> new SignatureCheck(claim(signature.content(), image, repository), by.id()))
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
}
