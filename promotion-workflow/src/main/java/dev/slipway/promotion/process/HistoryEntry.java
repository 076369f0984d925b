package dev.slipway.promotion.process;

import java.time.Instant;

/**
 * One line of what happened.
 *
 * @param step short and stable
 * @param text in plain words
 */
public record HistoryEntry(Instant at, String step, String text) {}
