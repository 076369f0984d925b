package dev.slipway.catalog.risk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How sensitive an app's data is; in ascending order. */
public enum DataClass {
    PUBLIC,
    INTERNAL,
    PERSONAL,
    REGULATED;

    /** As {@code app.yaml} and triage name it; triage says {@code none} where {@code app.yaml} says {@code public}. */
    public static DataClass of(@Nullable String word) {
        return word == null || word.equals("none") ? PUBLIC : valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As {@code app.yaml} names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the answers of triage name it. */
    String answer() {
        return this == PUBLIC ? "none" : word();
    }

    /** Whether it may run on the isolated tier only. */
    public boolean needsIsolation() {
        return compareTo(PERSONAL) >= 0;
    }

    DataClass or(DataClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
