package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;

/** What the gate does for workflows. */
@ActivityInterface(namePrefix = "Gate")
public interface GateActivities {
    /** Judges the build anew for the environment and records the verdict. Retried while the catalog, the registry or GitHub cannot be asked. */
    VerdictAnswer ensureVerdict(VerdictRequest request);
}
