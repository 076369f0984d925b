package dev.slipway.runtime.operation;

import dev.slipway.runtime.event.ParkedSubject;
import java.time.Instant;

/**
 * A subject that stands still, in words.
 *
 * @param consumer consumer group that could not handle its oldest event
 * @param waiting how many later events of the subject wait behind that one
 * @param what happened
 * @param why as whoever failed said it
 * @param fix what to do about it
 * @param nextAttempt when it is tried again by itself
 */
record ParkedView(
        String consumer,
        String topic,
        String subject,
        String event,
        String what,
        String why,
        String fix,
        Instant since,
        int attempts,
        long waiting,
        Instant nextAttempt) {
    static ParkedView of(String consumer, ParkedSubject it) {
        var name = shortName(it.type());
        return new ParkedView(
                consumer,
                it.topic(),
                it.subject(),
                it.event().toString(),
                "%s about %s could not be handled by %s%s."
                        .formatted(
                                name,
                                it.subject(),
                                consumer,
                                it.waiting() == 0
                                        ? ""
                                        : ", and %d later events wait behind it".formatted(it.waiting())),
                it.reason(),
                "Mend what the reason names (the log has it with event %s), then try the subject again; nothing of it is lost meanwhile."
                        .formatted(it.event()),
                it.since(),
                it.attempts(),
                it.waiting(),
                it.nextAttempt());
    }

    /** {@code GatePassed} of {@code dev.slipway.gate.GatePassed.v1}. */
    private static String shortName(String type) {
        var parts = type.split("\\.", -1);
        return parts.length > 1 ? parts[parts.length - 2] : type;
    }
}
