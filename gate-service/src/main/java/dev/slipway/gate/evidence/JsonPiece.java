package dev.slipway.gate.evidence;

import dev.slipway.runtime.web.Problem;
import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Builds the tree of one value, as long as it stays small: what a stranger sends must not fill the memory. */
final class JsonPiece {
    private static final int MAX_NODES = 500_000;
    private static final int MAX_CHARACTERS = 16 * 1024 * 1024;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Function<String, Problem> wrong;
    private int nodes;
    private int characters;

    JsonPiece(JsonParser parser, Function<String, Problem> wrong) {
        this.parser = parser;
        this.wrong = wrong;
    }

    JsonNode read() {
        if (++nodes > MAX_NODES) {
            throw wrong.apply("is too large for one piece of a report");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(text());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private BigDecimal decimal() {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // The parser lets this out where an exponent does not fit into an int.
            throw wrong.apply("is a number beyond every range").because(e);
        }
    }

    private JsonNode object() {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            characters += name.length();
            parser.nextToken();
            object.set(name, read());
        }
        return object;
    }

    private JsonNode array() {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read());
        }
        return array;
    }

    private String text() {
        characters += parser.getStringLength();
        if (characters > MAX_CHARACTERS) {
            throw wrong.apply("is too large for one piece of a report");
        }
        return parser.getString();
    }
}
