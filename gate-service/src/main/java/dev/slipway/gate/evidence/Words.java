package dev.slipway.gate.evidence;

import java.util.regex.Pattern;

/** Small things about words in what people read. */
public final class Words {
    private static final int BRIEF = 300;
    /** Control and format characters, halves of characters, and runs of white space. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+");

    private Words() {}

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** What a report says, on one line, not too long for a message, and without what no database or page can hold. */
    public static String brief(String text) {
        var line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.length() <= BRIEF ? line : whole(line.substring(0, BRIEF - 1)) + "…";
    }

    /** Without the first half of a character whose second half was cut off. */
    private static String whole(String cut) {
        return Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut;
    }
}
