package dev.slipway.gate.evidence;

/** Small things about words in what people read. */
public final class Words {
    private static final int BRIEF = 300;

    private Words() {}

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** What a report says, on one line and not too long for a message. */
    public static String brief(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= BRIEF ? line : line.substring(0, BRIEF - 1) + "…";
    }
}
