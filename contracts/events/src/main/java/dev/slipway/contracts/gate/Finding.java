package dev.slipway.contracts.gate;

import org.jspecify.annotations.Nullable;

/**
 * A rule that did not pass, in words that a creator understands.
 *
 * @param rule id
 * @param level deny or warn
 * @param outcome failed or undetermined
 * @param title what is wrong
 * @param why why it matters
 * @param fix the exact next step
 */
public record Finding(
        String rule,
        String level,
        String outcome,
        String title,
        String why,
        String fix,
        @Nullable String link) {}
