package dev.slipway.cost.ledger.focus;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The column Tags: a JSON object (FOCUS key-value format). One provider's export leaves the braces out; keys may begin with a blank or the prefix {@code user:}.
 * Tags that are no JSON at all count as none, and so does a value that no app or cost centre could have: the charge is real, only untagged.
 */
final class FocusTags {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_VALUE = 256; // the largest of any provider: AWS and Azure both end there

    private FocusTags() {}

    static Map<String, String> read(String text) {
        try {
            var tree = JSON.readTree(text.startsWith("{") ? text : "{" + text + "}");
            var tags = new HashMap<String, String>();
            tree.propertyStream().forEach(tag -> {
                if (tag.getValue().isValueNode()
                        && !tag.getValue().isNull()
                        && isText(tag.getValue().asString())) {
                    tags.putIfAbsent(plain(tag.getKey()), tag.getValue().asString());
                }
            });
            return tags;
        } catch (JacksonException untagged) {
            return Map.of();
        }
    }

    /** JSON can write U+0000 and half a surrogate pair (RFC 8259 §8.2), which no table can hold. */
    private static boolean isText(String value) {
        return value.length() <= LONGEST_VALUE
                && value.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static String plain(String key) {
        var stripped = key.strip();
        return stripped.startsWith("user:") ? stripped.substring("user:".length()) : stripped;
    }
}
