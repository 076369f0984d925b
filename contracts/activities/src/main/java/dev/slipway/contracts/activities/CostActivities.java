package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;

/** What the cost service does for workflows. */
@ActivityInterface(namePrefix = "Cost")
public interface CostActivities {
    /** Estimates a month of the app from its declared size and tier, and records the estimate. */
    EstimateAnswer ensureEstimate(EstimateRequest request);
}
