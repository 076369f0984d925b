package dev.slipway.promotion.process;

import java.time.Instant;

/**
 * Why the workflow of a process does not get on.
 *
 * @param step name of the activity, or of what else does not get on
 * @param why as whoever failed said it
 */
record Symptom(String step, String what, String why, String fix, Instant since, int attempts) {}
