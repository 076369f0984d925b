package dev.slipway.catalog.document;

/** Text that can be stored: Unicode without the character NUL and without half a surrogate pair, which JSON and YAML can both spell. */
public final class PlainText {
    private PlainText() {}

    /** Whether every character of it is one. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(point -> point != 0 && (point < 0xD800 || point > 0xDFFF));
    }
}
