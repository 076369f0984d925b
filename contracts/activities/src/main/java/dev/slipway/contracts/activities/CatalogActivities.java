package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;

/** What the catalog does for workflows. */
@ActivityInterface(namePrefix = "Catalog")
public interface CatalogActivities {
    /** The app as it is now. An unknown app is a non-retryable failure of type {@code UnknownApp}. */
    AppAnswer app(String app);

    /** Moves an app that has reached production to {@code active}. Without effect if it is there already. */
    void ensureActive(Step step, String app);

    /** Marks the app as being taken out of production, so that no new promotion starts. */
    void ensureDecommissioning(Step step, String app, String reason);

    /** Takes that mark back, because the decommission was refused. */
    void ensureDecommissioningUndone(Step step, String app, String reason);

    /** Archives the app. Its name is never given out again. */
    void ensureArchived(Step step, String app, String reason);
}
