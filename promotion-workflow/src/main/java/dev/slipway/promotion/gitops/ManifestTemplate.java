package dev.slipway.promotion.gitops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A manifest with places for values, {@code ${like this}}. Values are put into the parsed document, never into its text, so that no value can be anything but a
 * string where it stands.
 */
final class ManifestTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final JsonNode document;

    private ManifestTemplate(JsonNode document) {
        this.document = document;
    }

    /** A template of this class path folder; a missing one is a bug. */
    static ManifestTemplate load(String name) {
        try (var in = ManifestTemplate.class.getResourceAsStream("/manifests/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no manifest " + name);
            }
            return new ManifestTemplate(YAML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(byte[] yaml) {
        return YAML.readTree(yaml);
    }

    /** YAML with the values in their places; a place without a value is a bug. */
    byte[] filled(Map<String, String> values) {
        return YAML.writeValueAsBytes(fill(document, values));
    }

    /** A part of it (RFC 6901) with the values in their places. */
    JsonNode filledAt(String pointer, Map<String, String> values) {
        return fill(document.at(pointer), values);
    }

    private static JsonNode fill(JsonNode node, Map<String, String> values) {
        return switch (node) {
            case ObjectNode object -> {
                var filled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> filled.add(fill(element, values)));
                yield filled;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(fill(node.stringValue(), values)) : node;
        };
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            var value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
