package dev.slipway.runtime.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody else wrote, fit for a line of the log: without line breaks and other characters that are no text, and no longer than a sentence or three. */
public final class OneLine {

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final int MOST = 300;

    private OneLine() {}

    public static String of(@Nullable String said) {
        var line = NO_TEXT.matcher(String.valueOf(said)).replaceAll(" ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
