package dev.slipway.promotion.decommission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A wish to take an app out of production.
 *
 * @param reason in plain words, for whoever must agree
 */
record DecommissionForm(@NotBlank @Size(max = 2000) String reason) {}
