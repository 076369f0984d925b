package dev.slipway.gate.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a build did not pass, in words that a creator understands.
 *
 * @param rule its id
 * @param title what is wrong
 * @param why why it matters
 * @param fix the next step
 */
public record Finding(
        String rule,
        Level level,
        Shortfall outcome,
        String title,
        String why,
        String fix,
        @Nullable String link) {
    /** What a finding does to the build. */
    public enum Level {
        WARN,
        DENY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Level ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Something is wrong, or something is missing. */
    public enum Shortfall {
        UNDETERMINED,
        FAILED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Shortfall ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether this alone keeps the build from passing. */
    public boolean denies() {
        return level == Level.DENY;
    }
}
