package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;

/** What the cost service does for workflows. */
@ActivityInterface(namePrefix = "Cost")
public interface CostActivities {
    /** Estimates a month of the app from the size that it will be deployed with and its tier, and records the estimate. */
    EstimateAnswer ensureEstimate(EstimateRequest request);
}
