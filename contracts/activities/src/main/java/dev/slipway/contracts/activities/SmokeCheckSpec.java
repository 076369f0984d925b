package dev.slipway.contracts.activities;

import org.jspecify.annotations.Nullable;

/**
 * A check that the app declared.
 *
 * @param status expected HTTP status
 * @param maxLatencyMillis 0 if any
 */
public record SmokeCheckSpec(
        String path, int status, @Nullable String bodyContains, long maxLatencyMillis) {}
