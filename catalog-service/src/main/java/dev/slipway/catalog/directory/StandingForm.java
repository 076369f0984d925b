package dev.slipway.catalog.directory;

import jakarta.validation.constraints.NotNull;

/**
 * Whether a person is here.
 *
 * @param active false once they have left
 */
record StandingForm(@NotNull Boolean active) {}
