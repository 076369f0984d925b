package dev.slipway.promotion.process;

import java.time.Instant;
import java.util.UUID;

/**
 * An open process that does not get on, in words.
 *
 * @param step that does not get on
 * @param what happened
 * @param why as whoever failed said it
 * @param fix what to do about it
 * @param since when
 * @param attempts how often it was tried
 */
record StuckProcess(
        UUID id,
        String kind,
        String app,
        String step,
        String what,
        String why,
        String fix,
        Instant since,
        int attempts) {}
