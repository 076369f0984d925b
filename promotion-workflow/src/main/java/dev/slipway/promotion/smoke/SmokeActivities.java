package dev.slipway.promotion.smoke;

import io.temporal.activity.ActivityInterface;

/** Checks of a running app. */
@ActivityInterface(namePrefix = "Smoke")
public interface SmokeActivities {
    /** Makes the checks, repeats for a short while those that fail, and announces the result. */
    SmokeReport ensureChecked(SmokeRequest request);
}
