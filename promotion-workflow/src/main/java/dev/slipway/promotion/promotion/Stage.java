package dev.slipway.promotion.promotion;

import org.jspecify.annotations.Nullable;

/**
 * Where a promotion is, for people.
 *
 * @param waitingFor what it waits for there, in plain words
 * @param text a line for its history
 */
public record Stage(
        PromotionState state, String environment, @Nullable String waitingFor, String text) {}
