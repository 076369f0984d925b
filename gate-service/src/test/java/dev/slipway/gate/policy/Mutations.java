package dev.slipway.gate.policy;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Copies of a document that differ from it in one place each. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> INSTEAD = List.of(
            NODES.nullNode(),
            NODES.stringNode(""),
            NODES.stringNode("other"),
            NODES.numberNode(0),
            NODES.booleanNode(false),
            NODES.arrayNode(),
            NODES.objectNode());

    private Mutations() {}

    static List<JsonNode> of(JsonNode document) {
        var mutations = new ArrayList<JsonNode>();
        switch (document) {
            case ObjectNode object ->
                object.propertyNames().forEach(name -> {
                    mutations.add(object.deepCopy().without(name));
                    replacements(object.get(name))
                            .forEach(each -> mutations.add(object.deepCopy().set(name, each)));
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    var at = i;
                    mutations.add(array.deepCopy().add(array.get(i)));
                    replacements(array.get(i)).forEach(each -> {
                        var copy = array.deepCopy();
                        copy.set(at, each);
                        mutations.add(copy);
                    });
                }
            }
            default -> {}
        }
        return mutations;
    }

    private static List<JsonNode> replacements(JsonNode child) {
        var all = new ArrayList<>(INSTEAD);
        all.addAll(of(child));
        return all;
    }
}
