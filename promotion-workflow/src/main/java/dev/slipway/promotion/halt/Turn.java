package dev.slipway.promotion.halt;

import java.time.Instant;

/**
 * A turn of the switch.
 *
 * @param running promotions may go on
 * @param by opaque id
 */
public record Turn(boolean running, String reason, String by, Instant at) {}
