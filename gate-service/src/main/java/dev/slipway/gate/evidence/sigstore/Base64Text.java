package dev.slipway.gate.evidence.sigstore;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Bytes that stand as base64 in a document (RFC 4648 §4). */
final class Base64Text {
    private Base64Text() {}

    /** Empty if the node is no such text, or holds nothing. */
    static Optional<byte[]> decoded(JsonNode node) {
        return decoded(node.asString(""));
    }

    static Optional<byte[]> decoded(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
