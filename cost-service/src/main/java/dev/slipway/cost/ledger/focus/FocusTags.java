package dev.slipway.cost.ledger.focus;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The column Tags: a JSON object (FOCUS key-value format). One provider's export leaves the braces out; keys may begin with a blank or the prefix {@code user:}.
 * Tags that are no JSON at all count as none: the charge is real, only untagged.
 */
final class FocusTags {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FocusTags() {}

    static Map<String, String> read(String text) {
        try {
            var tree = JSON.readTree(text.startsWith("{") ? text : "{" + text + "}");
            var tags = new HashMap<String, String>();
            tree.propertyStream().forEach(tag -> {
                if (tag.getValue().isValueNode() && !tag.getValue().isNull()) {
                    tags.putIfAbsent(plain(tag.getKey()), tag.getValue().asString());
                }
            });
            return tags;
        } catch (JacksonException untagged) {
            return Map.of();
        }
    }

    private static String plain(String key) {
        var stripped = key.strip();
        return stripped.startsWith("user:") ? stripped.substring("user:".length()) : stripped;
    }
}
