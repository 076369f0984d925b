package dev.slipway.testkit.fuzz;

import static org.junit.jupiter.api.Named.named;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where fuzzing begins: real documents, and beside them what is too large to be drawn byte by byte: a value beyond all bounds in the place of an ordinary one. */
public final class Seeds {
    /** By what is odd about it. */
    private static final Map<String, String> BEYOND = new TreeMap<>(Map.of(
            "a huge exponent",
            "1e999999999",
            "an exponent that no int holds",
            "1e9929999999",
            "a tiny exponent",
            "-1E-999999999",
            "a long whole number",
            "9".repeat(5_000),
            "a long fraction",
            "0." + "3".repeat(5_000),
            "a long text",
            "\"" + "a".repeat(100_000) + "\"",
            "deep lists",
            "[".repeat(20_000) + "]".repeat(20_000),
            "deep objects",
            "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
            "half a character",
            "\"\\udc00\\ud800\"",
            "a NUL",
            "\"\\u0000\""));

    private Seeds() {}

    /** The document, and once more for each value beyond bounds, which replaces the first {@code value} (with its quotes, if it has any). */
    public static Stream<Arguments> of(String document, String value) {
        if (!document.contains(value)) {
            throw new IllegalArgumentException("no " + value + " in the document");
        }
        return Stream.concat(
                Stream.of(seed("whole", document)),
                BEYOND.entrySet().stream()
                        .map(odd -> seed(odd.getKey() + " for " + value, replaced(document, value, odd.getValue()))));
    }

    /** A document as it is. */
    public static Arguments of(String name, byte[] document) {
        return Arguments.of(named(name, document));
    }

    private static Arguments seed(String name, String document) {
        return of(name, document.getBytes(StandardCharsets.UTF_8));
    }

    private static String replaced(String document, String value, String by) {
        int at = document.indexOf(value);
        return document.substring(0, at) + by + document.substring(at + value.length());
    }
}
