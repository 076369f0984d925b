package dev.slipway.contracts.activities;

/**
 * A rule that did not pass.
 *
 * @param rule id
 * @param level deny or warn
 * @param title what is wrong, in plain words
 * @param fix the exact next step
 */
public record FindingSummary(String rule, String level, String title, String fix) {}
