package dev.slipway.local.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, read and written the same way by every stand-in. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Throws {@link JacksonException} for what is no JSON. */
    public static JsonNode parse(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /** Empty for what is no JSON. */
    public static Optional<JsonNode> tryParse(byte[] bytes) {
        try {
            var tree = MAPPER.readTree(bytes);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Empty for what is no JSON object. */
    public static Optional<ObjectNode> tryObject(byte[] bytes) {
        return tryParse(bytes).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    public static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }
}
