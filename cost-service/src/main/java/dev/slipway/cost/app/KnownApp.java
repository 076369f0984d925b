package dev.slipway.cost.app;

import dev.slipway.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * An app as the catalog last told.
 *
 * @param owner opaque id
 */
public record KnownApp(
        String name,
        long revision,
        String owner,
        @Nullable String team,
        @Nullable String costCentre,
        String hostingTier,
        String lifecycle,
        Money cap) {}
