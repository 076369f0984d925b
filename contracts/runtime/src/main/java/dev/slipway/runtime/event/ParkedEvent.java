package dev.slipway.runtime.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A parked event, as it came.
 *
 * @param headers of the record, by their names on the wire
 * @param payload the JSON text on the wire
 * @param reason why it could not be handled, or which event it waits behind
 * @param attempts how often it was tried
 * @param nextAttempt when it is tried again; an event that waits behind another is tried after that one
 */
public record ParkedEvent(
        UUID id,
        String type,
        String topic,
        String subject,
        Map<String, String> headers,
        String payload,
        String reason,
        int attempts,
        Instant parkedAt,
        Instant nextAttempt) {}
