package dev.slipway.catalog.document;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a document is written, which decides how its fields are spelled. */
public enum Format {
    /** YAML 1.2 with snake_case names. */
    YAML,
    /** JSON with camelCase names. */
    JSON;

    private static final Pattern SNAKE = Pattern.compile("(?<!_)_([a-z])");
    private static final Pattern CAMEL = Pattern.compile("([A-Z])");

    /** A field of the schema, as this format spells it. */
    public String spelled(String field) {
        return switch (this) {
            case YAML -> field;
            case JSON ->
                SNAKE.matcher(field)
                        .replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT))
                        .replace("__", "_");
        };
    }

    /** The schema's name of a field that is spelled as this format does. */
    String inSchema(String field) {
        return switch (this) {
            case YAML -> field;
            case JSON ->
                CAMEL.matcher(field).replaceAll(hit -> "_" + hit.group(1).toLowerCase(Locale.ROOT));
        };
    }

    /** A pointer into the schema's spelling, as this format spells it. */
    String spelledPointer(String pointer) {
        return Stream.of(pointer.split("/", -1)).map(this::spelled).collect(Collectors.joining("/"));
    }
}
