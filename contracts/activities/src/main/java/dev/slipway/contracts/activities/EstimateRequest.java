package dev.slipway.contracts.activities;

/**
 * Asks what a month of the app will cost.
 *
 * @param digest sha256:…
 */
public record EstimateRequest(Step step, String app, String digest) {}
