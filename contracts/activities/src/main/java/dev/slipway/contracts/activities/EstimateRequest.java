package dev.slipway.contracts.activities;

import org.jspecify.annotations.Nullable;

/**
 * Asks what a month of the app will cost.
 *
 * @param digest sha256:…
 * @param size that it will be deployed with; older requests do not say, and mean the default of its tier
 */
public record EstimateRequest(
        Step step, String app, String digest, @Nullable AppSize size) {}
