package dev.slipway.promotion.process;

import io.temporal.failure.ApplicationFailure;

/** What a step looks for is not so yet. Temporal looks again; to wait so is no trouble, unless it takes very long. */
public final class NotYet {
    /** The type of the failure. */
    public static final String TYPE = "NotYet";

    private NotYet() {}

    /** @param what is not so yet, or is so instead */
    public static ApplicationFailure because(String what) {
        return ApplicationFailure.newFailure(what, TYPE);
    }
}
