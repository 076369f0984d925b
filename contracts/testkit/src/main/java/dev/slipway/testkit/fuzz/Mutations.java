package dev.slipway.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Bends real documents (JSON, YAML, CSV, XML, forms): cuts, swapped bytes, values of another type, numbers and texts beyond all bounds, deep nesting, names that
 * stand twice, characters that are none. The same seed gives the same documents. How many a test draws is {@code -Dslipway.tries}, the seed
 * {@code -Dslipway.seed}.
 */
public final class Mutations {
    private static final int MOST_AT_ONCE = 4;

    /** What can stand where a value stands: a quoted text, a number, a word. */
    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.){0,200}+\"|-?\\d[\\d.eE+-]{0,30}|true|false|null");

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "\"\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":{\"b\":null}}",
            "1e30",
            "1e999999999",
            "-1E-999999999",
            "9".repeat(5_000),
            "0." + "3".repeat(5_000),
            "9223372036854775808",
            "NaN",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\u0000\"",
            "\"" + "a".repeat(100_000) + "\"",
            "\"<script>alert(1)</script>\"",
            "\"'; drop table app; --\"",
            "\"../../../../etc/passwd\"",
            "\"=cmd()\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"\u202e\ufeff\ud83c\udf55\"",
            "[".repeat(20_000) + "]".repeat(20_000),
            "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
            "*a",
            "&a [*a, *a]",
            "!!javax.script.ScriptEngineManager []");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The seed of this run. */
    public static long seed() {
        return Long.getLong("slipway.seed", 20_261_128L);
    }

    /** How many documents to try in this run, unless it says otherwise. */
    public static int tries(int otherwise) {
        return Integer.getInteger("slipway.tries", otherwise);
    }

    /** One of the documents, bent once or a few times. */
    public byte[] of(List<byte[]> real) {
        var document = real.get(random.nextInt(real.size()));
        for (int times = 1 + random.nextInt(MOST_AT_ONCE); times > 0; times--) {
            document = bent(document);
        }
        return document;
    }

    private byte[] bent(byte[] document) {
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(document, random.nextInt(document.length + 1));
            case 1 -> swapped(document);
            case 2 -> inserted(document);
            case 3 -> repeated(document);
            case 4 -> spoken(document, this::twice);
            default -> spoken(document, _ -> ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
        };
    }

    private byte[] swapped(byte[] document) {
        var other = document.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] = (byte) random.nextInt();
        }
        return other;
    }

    private byte[] inserted(byte[] document) {
        var odd = List.of(
                new byte[] {0},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xFF, (byte) 0xFE},
                new byte[] {'\n', '"', ','});
        return joined(document, random.nextInt(document.length + 1), odd.get(random.nextInt(odd.size())));
    }

    private byte[] repeated(byte[] document) {
        int from = random.nextInt(document.length + 1);
        int to = Math.min(document.length, from + random.nextInt(400));
        return joined(document, from, Arrays.copyOfRange(document, from, to));
    }

    private static byte[] joined(byte[] document, int at, byte[] more) {
        var all = new byte[document.length + more.length];
        System.arraycopy(document, 0, all, 0, at);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(document, at, all, at + more.length, document.length - at);
        return all;
    }

    /** A value that was there gives way to what is made of it. */
    private byte[] spoken(byte[] document, UnaryOperator<String> made) {
        var text = new String(document, StandardCharsets.ISO_8859_1);
        var places = new ArrayList<MatchResult>();
        VALUE.matcher(text).results().limit(2_000).forEach(places::add);
        if (places.isEmpty()) {
            return inserted(document);
        }
        var place = places.get(random.nextInt(places.size()));
        var odd = new String(made.apply(place.group()).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return (text.substring(0, place.start()) + odd + text.substring(place.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A name with its value, twice. */
    private String twice(String value) {
        return value + ":" + ODD_VALUES.get(random.nextInt(ODD_VALUES.size())) + "," + value;
    }
}
