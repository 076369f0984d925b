package dev.slipway.runtime.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A subject with something parked, as its oldest event says.
 *
 * @param position grows with each event that is parked
 * @param event id of the event that could not be handled
 * @param reason why
 * @param attempts how often it was tried
 * @param since when it was parked
 * @param waiting how many later events wait behind it
 * @param nextAttempt when it is tried again by itself
 */
public record ParkedSubject(
        long position,
        String topic,
        String subject,
        UUID event,
        String type,
        String reason,
        int attempts,
        Instant since,
        long waiting,
        Instant nextAttempt) {}
