package dev.slipway.catalog.directory;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person is here.
 *
 * @param active false once they have left
 */
record StandingForm(@NotNull @Nullable Boolean active) {}
