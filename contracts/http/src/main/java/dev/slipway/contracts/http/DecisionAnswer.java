package dev.slipway.contracts.http;

import org.jspecify.annotations.Nullable;

/**
 * What became of a decision.
 *
 * @param outcome granted, not-allowed, not-linked, closed or other-digest
 * @param text in words that can be shown to the person
 * @param decision id of the row
 */
public record DecisionAnswer(
        String outcome, String text, @Nullable String decision) {}
