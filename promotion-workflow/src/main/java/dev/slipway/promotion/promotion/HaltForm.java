package dev.slipway.promotion.promotion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How the switch of promotions shall stand, and why. */
record HaltForm(
        @NotNull Boolean running, @NotBlank @Size(max = 500) String reason) {}
