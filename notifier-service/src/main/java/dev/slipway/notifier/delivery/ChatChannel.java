package dev.slipway.notifier.delivery;

import dev.slipway.notifier.message.Content;
import dev.slipway.notifier.message.Message.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A chat that shows messages. Transient trouble is a {@link dev.slipway.runtime.RetryableException}; a message that it will never take is
 * {@link Undeliverable}.
 */
public interface ChatChannel {
    /** Name in lower case, as in records and events: {@code slack}. */
    String name();

    /** Where approvals are asked for. */
    String approvers();

    /** Shows the message in a conversation, marked with its id. */
    Place post(UUID id, String conversation, Content content, Map<String, String> names);

    /** Changes a message in place. */
    void update(UUID id, Place place, Content content, Map<String, String> names);

    /** Looks for a message by its id among all that were shown since a time: an earlier attempt may have been shown although nobody heard the answer. */
    Optional<Place> find(UUID id, String conversation, Instant since);

    /** Says something to one person in a conversation that others do not see. */
    void whisper(String conversation, String user, String text);

    /** The channel will never take this message. */
    final class Undeliverable extends RuntimeException {
        public Undeliverable(String why) {
            super(why);
        }
    }
}
