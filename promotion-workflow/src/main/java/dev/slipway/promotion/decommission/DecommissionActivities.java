package dev.slipway.promotion.decommission;

import dev.slipway.contracts.activities.Step;
import io.temporal.activity.ActivityInterface;

/** The rows of decommissions, as their workflow moves them. */
@ActivityInterface(namePrefix = "Decommission")
public interface DecommissionActivities {
    /** What is to be done. */
    DecommissionTask task(String process);

    /** Shows where it is. */
    void moved(Step step, DecommissionState state, String text);

    /** Gives how long the grace still lasts, in milliseconds. The time counts from the first asking. */
    long graceLeft(Step step, long graceMillis);

    /** Returns when no promotion of the app is under way; cancels those that wait. Retried until then. */
    void awaitNoPromotions(String process);

    /** Closes the process, withdraws what people are still asked, and announces how it ended, in one transaction. */
    void ensureClosed(String process, DecommissionEnd end);
}
