package dev.slipway.promotion.promotion;

import dev.slipway.contracts.http.AppView;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A build that somebody wants in production.
 *
 * @param app name
 * @param digest sha256:…
 */
record PromotionForm(
        @NotNull @Pattern(regexp = AppView.NAME, message = "must be the name of an app")
        String app,

        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}", message = "must be sha256: and 64 hex digits")
        String digest) {}
