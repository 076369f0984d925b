package dev.slipway.contracts.activities;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a name.
 *
 * @param label first label of the name
 * @param environment staging or production; decides the zone
 */
public record ClaimRequest(Step step, String app, @Nullable String team, String label, String environment) {}
