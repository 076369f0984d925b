package dev.slipway.gate.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much harm an app can do; decides how strict the rules are. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is not known counts as high. */
    public static Risk ofWord(String word) {
        return switch (word) {
            case "low" -> LOW;
            case "medium" -> MEDIUM;
            default -> HIGH;
        };
    }
}
