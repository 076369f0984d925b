package dev.slipway.promotion.kill;

import java.util.Locale;

/** When in a step its worker dies. */
enum Moment {
    /** Nothing of the step was done. */
    BEFORE,
    /** What the step does outside is done, and its transaction is lost. Only steps that change rows of this service have it. */
    WITHIN,
    /** Effect and record are there, and Temporal has no answer. */
    AFTER;

    static Moment of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
