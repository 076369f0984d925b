package dev.slipway.gate.evidence.sigstore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A signed envelope (secure-systems-lab/dsse, {@code envelope.md}) as sigstore bundles hold it: with exactly one signature.
 *
 * @param payload exactly these bytes were signed, together with their type
 */
@SuppressWarnings("ArrayRecordComponent") // a signature is over these very bytes
record DsseEnvelope(String payloadType, byte[] payload, byte[] signature) {
    /** Empty if it is none. */
    static Optional<DsseEnvelope> read(JsonNode document) {
        var type = document.path("payloadType").asString("");
        var payload = Base64Text.decoded(document.path("payload"));
        var signature = Base64Text.decoded(document.path("signatures").path(0).path("sig"));
        return type.isEmpty()
                        || payload.isEmpty()
                        || signature.isEmpty()
                        || document.path("signatures").size() != 1
                ? Optional.empty()
                : Optional.of(new DsseEnvelope(type, payload.get(), signature.get()));
    }

    /** What the signature is over ({@code protocol.md}, pre-authentication encoding). */
    byte[] signed() {
        var type = payloadType.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
