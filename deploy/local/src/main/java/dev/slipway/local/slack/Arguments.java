package dev.slipway.local.slack;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a method was called with: JSON, a form, or the query. JSON inside a form's fields is opened. */
final class Arguments {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Set<String> STRUCTURED = Set.of("blocks", "attachments", "metadata", "payload", "view");

    private Arguments() {}

    static ObjectNode of(Call call) throws IOException {
        var bytes = call.body(MAX_BODY_BYTES, limit -> Reply.text(413, "text/plain", "payload too large"));
        var arguments = Json.object();
        call.queryFields().forEach((name, value) -> arguments.set(name, opened(value)));
        if (call.mediaType().equals("application/json")) {
            if (bytes.length > 0) {
                var document = Json.tryObject(bytes).orElseThrow(() -> new SlackError("invalid_json"));
                document.properties()
                        .forEach(field -> arguments.set(
                                field.getKey(),
                                STRUCTURED.contains(field.getKey())
                                                && field.getValue().isString()
                                        ? opened(field.getValue().asString())
                                        : field.getValue()));
            }
        } else {
            Call.fields(new String(bytes, StandardCharsets.UTF_8))
                    .forEach((name, value) -> arguments.set(name, opened(value)));
        }
        return arguments;
    }

    static String required(ObjectNode arguments, String name) {
        var value = arguments.path(name).asString("");
        if (value.isEmpty()) {
            throw new SlackError("invalid_arguments", "[ERROR] missing required field: " + name);
        }
        return value;
    }

    static boolean flag(ObjectNode arguments, String name) {
        return Set.of("true", "1").contains(arguments.path(name).asString(""));
    }

    private static JsonNode opened(String value) {
        if (value.startsWith("{") || value.startsWith("[")) {
            return Json.tryParse(value.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> Json.MAPPER.getNodeFactory().stringNode(value));
        }
        return Json.MAPPER.getNodeFactory().stringNode(value);
    }
}
