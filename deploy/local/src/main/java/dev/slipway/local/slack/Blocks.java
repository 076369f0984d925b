package dev.slipway.local.slack;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Block Kit's limits, as its reference lists them; a block that breaks one is named by its place. */
final class Blocks {
    private static final Set<String> TYPES = Set.of(
            "actions",
            "context",
            "divider",
            "file",
            "header",
            "image",
            "input",
            "rich_text",
            "section",
            "video",
            "markdown",
            "table");
    private static final Map<String, Integer> MOST_ELEMENTS = Map.of("actions", 25, "context", 10);
    private static final int MOST_BLOCKS = 50;

    private Blocks() {}

    /** Checks and gives each block an id where it has none, as Slack does. */
    static ArrayNode accepted(JsonNode given) {
        if (!(given instanceof ArrayNode blocks)) {
            throw invalid("must be an array", "/blocks");
        }
        if (blocks.size() > MOST_BLOCKS) {
            throw invalid("no more than " + MOST_BLOCKS + " items allowed", "/blocks");
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < blocks.size(); i++) {
            var place = "/blocks/" + i;
            if (!(blocks.get(i) instanceof ObjectNode block)
                    || !TYPES.contains(block.path("type").asString(""))) {
                throw invalid("unsupported type", place + "/type");
            }
            if (!block.path("block_id").isString()) {
                block.put("block_id", "b" + i);
            }
            if (!ids.add(block.path("block_id").asString(""))) {
                throw invalid("block_id is used twice", place + "/block_id");
            }
            check(block, place);
        }
        return blocks;
    }

    private static void check(ObjectNode block, String place) {
        longest(block.path("block_id"), 255, place + "/block_id");
        switch (block.path("type").asString("")) {
            case "section" -> section(block, place);
            case "header" -> text(block.path("text"), 150, true, place + "/text");
            case "actions", "context" -> elements(block, place);
            default -> {
                // the other types carry nothing that Slipway sends
            }
        }
    }

    private static void section(ObjectNode block, String place) {
        if (block.path("fields").isMissingNode() || !block.path("text").isMissingNode()) {
            text(block.path("text"), 3_000, false, place + "/text");
        }
        if (block.path("fields").size() > 10) {
            throw invalid("no more than 10 items allowed", place + "/fields");
        }
        for (int i = 0; i < block.path("fields").size(); i++) {
            text(block.path("fields").get(i), 2_000, false, place + "/fields/" + i);
        }
        if (block.path("accessory") instanceof ObjectNode accessory) {
            element(accessory, new HashSet<>(), place + "/accessory");
        }
    }

    private static void elements(ObjectNode block, String place) {
        var elements = block.path("elements");
        var most = MOST_ELEMENTS.getOrDefault(block.path("type").asString(""), 0);
        if (!elements.isArray() || elements.isEmpty() || elements.size() > most) {
            throw invalid("needs 1 to " + most + " items", place + "/elements");
        }
        var actionIds = new HashSet<String>();
        for (int i = 0; i < elements.size(); i++) {
            element(elements.get(i), actionIds, place + "/elements/" + i);
        }
    }

    private static void element(JsonNode element, Set<String> actionIds, String place) {
        if (element.path("type").asString("").equals("button")) {
            text(element.path("text"), 75, true, place + "/text");
            longest(element.path("value"), 2_000, place + "/value");
            longest(element.path("action_id"), 255, place + "/action_id");
            if (element.path("action_id").isString()
                    && !actionIds.add(element.path("action_id").asString(""))) {
                throw invalid("action_id is used twice", place + "/action_id");
            }
        } else if (Set.of("mrkdwn", "plain_text").contains(element.path("type").asString(""))) {
            text(element, 2_000, false, place);
        }
    }

    private static void text(JsonNode text, int most, boolean plainOnly, String place) {
        var type = text.path("type").asString("");
        if (!type.equals("plain_text") && (plainOnly || !type.equals("mrkdwn"))) {
            throw invalid("must be a " + (plainOnly ? "plain_text" : "text") + " object", place);
        }
        if (text.path("text").asString("").isEmpty()) {
            throw invalid("must be more than 0 characters", place + "/text");
        }
        longest(text.path("text"), most, place + "/text");
    }

    private static void longest(JsonNode text, int most, String place) {
        if (text.asString("").length() > most) {
            throw invalid("must be less than " + (most + 1) + " characters", place);
        }
    }

    private static SlackError invalid(String what, String place) {
        return new SlackError("invalid_blocks", "[ERROR] " + what + " [json-pointer:" + place + "]");
    }
}
