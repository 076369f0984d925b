package dev.slipway.contracts.activities;

import org.jspecify.annotations.Nullable;

/**
 * A name that is held for the app, or why it cannot be.
 *
 * @param fqdn if granted
 * @param refusal the rule and its reason in plain words, if not
 * @param won whether a workflow claimed it, now or in an earlier attempt; false if a person had claimed it beforehand. Older answers do not say
 */
public record ClaimAnswer(
        boolean granted,
        @Nullable String fqdn,
        @Nullable String refusal,
        @Nullable Boolean won) {}
