package dev.slipway.contracts.activities;

/**
 * Asks the gate about a build.
 *
 * @param digest sha256:…
 * @param environment staging or production
 */
public record VerdictRequest(Step step, String app, String digest, String environment) {}
