package dev.slipway.catalog.triage;

import dev.slipway.catalog.risk.TriageAnswers;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they were sent.
 *
 * @param reason why they changed, if somebody said so
 */
record TriageForm(TriageAnswers answers, @Nullable String reason) {}
