package dev.slipway.gate.evidence.sigstore;

import dev.slipway.gate.registry.Digest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a signed envelope states about which artifacts (in-toto attestation framework, {@code spec/v1/statement.md}).
 *
 * @param subjects SHA-256 of the artifacts, hex
 */
record InTotoStatement(String predicateType, Set<String> subjects) {
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    private static final Set<String> TYPES =
            Set.of("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1");
    private static final String SIGNATURE = "https://sigstore.dev/cosign/sign/v1";

    /** Empty if it is no statement. */
    static Optional<InTotoStatement> read(JsonMapper json, DsseEnvelope envelope) {
        if (!envelope.payloadType().equals(PAYLOAD_TYPE)) {
            return Optional.empty();
        }
        try {
            var document = json.readTree(envelope.payload());
            return TYPES.contains(document.path("_type").asString(""))
                    ? Optional.of(new InTotoStatement(
                            document.path("predicateType").asString(""), subjects(document.path("subject"))))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether it says no more than that somebody signed: an attestation says something else, and is no signature. */
    boolean isSignature() {
        return predicateType.equals(SIGNATURE);
    }

    boolean isAbout(Digest image) {
        return subjects.contains(image.hex());
    }

    private static Set<String> subjects(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(subject -> subject.path("digest").path("sha256").asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }
}
