package dev.slipway.catalog.document;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON (RFC 8259) strictly: one value, no name twice, no deeper than {@link YamlTree#MAX_DEPTH}, numbers exact. */
final class JsonTree {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(YamlTree.MAX_DEPTH)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    /** @throws NotReadable with line and column */
    static JsonNode read(byte[] document) throws NotReadable {
        try {
            var tree = STRICT.readTree(document);
            if (tree == null || tree.isMissingNode()) {
                throw new NotReadable("The document is empty.");
            }
            refuseWhatCannotBeKept(tree);
            return inSchemaSpelling(tree);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new NotReadable("Line %d, column %d: %s"
                    .formatted(
                            at == null ? 1 : at.getLineNr(),
                            at == null ? 1 : at.getColumnNr(),
                            e.getOriginalMessage()));
        } catch (NumberFormatException e) {
            // The parser lets this out where an exponent does not fit into an int.
            throw new NotReadable("A number in it is beyond every range.");
        }
    }

    private static void refuseWhatCannotBeKept(JsonNode node) throws NotReadable {
        if (node.isBigDecimal() && !Numbers.reasonable(node.decimalValue())) {
            throw new NotReadable("A number in it is beyond every range.");
        }
        if ((node.isString() && !PlainText.is(node.asString()))
                || !node.propertyNames().stream().allMatch(PlainText::is)) {
            throw new NotReadable("It holds characters that are none.");
        }
        for (var child : node) {
            refuseWhatCannotBeKept(child);
        }
    }

    private static JsonNode inSchemaSpelling(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var renamed = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> renamed.set(nameOf(field.getKey()), inSchemaSpelling(field.getValue())));
                yield renamed;
            }
            case JsonNode list
            when list.isArray() -> {
                var renamed = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> renamed.add(inSchemaSpelling(item)));
                yield renamed;
            }
            default -> node;
        };
    }

    /** A name that is spelled the YAML way is no name of the JSON form: it stays recognisably strange, and is refused with a hint. */
    private static String nameOf(String field) {
        return field.indexOf('_') >= 0 ? field.replace("_", "__") : Format.JSON.inSchema(field);
    }
}
