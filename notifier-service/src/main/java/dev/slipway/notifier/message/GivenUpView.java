package dev.slipway.notifier.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that was given up, in words.
 *
 * @param what happened
 * @param why as the channel or the directory said it
 * @param fix what to do about it
 * @param since when it was to be said
 */
record GivenUpView(UUID id, String kind, String app, String what, String why, String fix, Instant since) {
    static GivenUpView of(Message message) {
        return new GivenUpView(
                message.id(),
                message.kind(),
                message.app(),
                switch (message.recipient()) {
                    case APPROVERS ->
                        "Nobody sees in the chat what is to be decided about %s; other ways to decide are open."
                                .formatted(message.app());
                    case OWNER -> "The owner of %s was not told: %s.".formatted(message.app(), message.title());
                },
                Optional.ofNullable(message.failure()).orElse("No reason was noted."),
                "Mend what the reason names (the approvals channel, the app's owner, their linked account), then try it again: it is delivered as what it says by then.",
                message.createdAt());
    }
}
