package dev.slipway.contracts.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Paths that say whether the app lives and is ready.
 *
 * @param liveness path
 * @param readiness path
 */
public record HealthEndpoints(String liveness, @Nullable String readiness) {}
