package dev.slipway.catalog.document;

import com.networknt.schema.Error;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in plain words what a schema's keyword wants. The schema's own {@code x-rule}, where there is one, says it best. */
final class Words {
    private final JsonNode schema;

    Words(JsonNode schema) {
        this.schema = schema;
    }

    Fault fault(Error error, Format format) {
        var pointer = error.getInstanceLocation().toString();
        if (error.getProperty() != null) {
            pointer = pointer + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
        }
        return new Fault(format.spelledPointer(pointer), detail(error, format));
    }

    private String detail(Error error, Format format) {
        var rule = ruleOf(error);
        var node = rule.path(error.getKeyword());
        return switch (error.getKeyword()) {
            case "required" -> "is missing" + describe(rule.path("properties").path(error.getProperty()));
            case "additionalProperties" -> unknown(rule, error.getProperty(), format);
            case "type" -> type(error, node);
            case "enum" -> "must be one of " + list(node);
            case "maxLength" -> "must not be longer than " + node.asInt() + " characters";
            case "minLength" -> "must not be empty";
            case "maxItems" -> "must not have more than " + node.asInt() + " entries";
            case "uniqueItems" -> "must not name the same twice";
            case "minimum" -> "must be at least " + node.asString();
            case "maximum" -> "must be at most " + node.asString();
            default ->
                Optional.ofNullable(rule.path("x-rule").asString(null))
                        .orElseGet(() -> "is wrong: " + error.getMessage());
        };
    }

    /** The object of the schema in which the keyword stands. */
    private JsonNode ruleOf(Error error) {
        var location = error.getSchemaLocation().getFragment().toString();
        return schema.at(location.substring(0, location.lastIndexOf('/')));
    }

    private static String describe(JsonNode property) {
        var description = property.path("description").asString("");
        return description.isEmpty() ? "" : ". " + description;
    }

    private static String unknown(JsonNode rule, String field, Format format) {
        var asWritten = format == Format.JSON ? field.replace("__", "_") : field;
        return NearestName.of(
                        asWritten,
                        rule.path("properties").propertyNames().stream()
                                .map(format::spelled)
                                .toList())
                .map(near -> "is not a field that is known here; did you mean " + near + "?")
                .orElse("is not a field that is known here");
    }

    private static String type(Error error, JsonNode wanted) {
        if (error.getInstanceNode().isNull()) {
            return "is empty: give it a value, or leave the field out";
        }
        var kinds = wanted.isArray() ? wanted.get(0).asString() : wanted.asString();
        return switch (kinds) {
            case "string" -> error.getInstanceNode().isNumber() ? "must be text: put it in quotes" : "must be text";
            case "integer", "number" -> "must be a number";
            case "boolean" -> "must be true or false";
            case "array" -> "must be a list";
            default -> "must be an object with named fields";
        };
    }

    private static String list(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
}
