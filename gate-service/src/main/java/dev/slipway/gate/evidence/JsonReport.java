package dev.slipway.gate.evidence;

import dev.slipway.runtime.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON report from front to back, holding one piece of it in memory, and knows the place where it is. Whatever is not
 * as expected ends as a 422 problem that names the place. Nesting, texts and numbers are bounded; a name given twice in one object is
 * refused, because readers differ in which one they believe.
 */
public final class JsonReport {
    private static final int MAX_NESTING = 300;
    private static final int MAX_TEXT = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReport(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the one value in the file; anything behind it is malformed. */
    public static <T> T read(Path file, Function<JsonReport, T> reader) {
        try (InputStream in = Files.newInputStream(file);
                var parser = JSON.createParser(in)) {
            parser.nextToken();
            var result = reader.apply(new JsonReport(parser));
            if (parser.nextToken() != null) {
                throw EvidenceProblem.malformed("", "something follows the end of the JSON");
            }
            return result;
        } catch (JacksonException e) {
            throw EvidenceProblem.malformed("", "it is not readable JSON" + place(e) + ": " + e.getOriginalMessage())
                    .because(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A report that was received cannot be read again", e);
        }
    }

    /** Goes through the members of the object that stands here. What the reader leaves alone is skipped. */
    public void members(Consumer<String> reader) {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            reader.accept(name);
            skip();
        }
    }

    /** Goes through the elements of the array that stands here. */
    public void elements(Runnable reader) {
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.run();
            skip();
        }
    }

    /** The same where {@code null} stands for an empty array. */
    public void elementsIfAny(Runnable reader) {
        if (!isNull()) {
            elements(reader);
        }
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isAbsent() {
        return parser.currentToken() == null;
    }

    boolean isScalar() {
        return parser.currentToken().isScalarValue();
    }

    /** The text that stands here. */
    public String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    public @Nullable String textIfAny() {
        return isNull() ? null : text();
    }

    public int integer() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    public boolean truth() {
        if (!parser.currentToken().isBoolean()) {
            throw wrong("must be true or false");
        }
        return parser.getBooleanValue();
    }

    /** A number, or a text that holds one. */
    public @Nullable Double number() {
        var text = parser.currentToken().isNumeric() || parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getString()
                : "";
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The whole value that stands here; for pieces that are small by their nature, and are refused when they are not. */
    public JsonNode tree() {
        return new JsonPiece(parser, this::wrong).read();
    }

    /** A short scalar as text, else an empty one. */
    String scalar() {
        return parser.currentToken().isScalarValue() && parser.getStringLength() < MAX_NESTING
                ? parser.getString()
                : "";
    }

    /** Where we are, as a JSON pointer (RFC 6901). */
    public String pointer() {
        var pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.length() > MAX_NESTING ? pointer.substring(0, MAX_NESTING) : pointer;
    }

    /** The problem to throw when what stands here is not as it has to be. */
    public Problem wrong(String what) {
        return EvidenceProblem.malformed(pointer(), what);
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private void skip() {
        if (isObject() || isArray()) {
            parser.skipChildren();
        }
    }

    private void expect(JsonToken token, String words) {
        if (parser.currentToken() != token) {
            throw wrong("must be " + words);
        }
    }
}
