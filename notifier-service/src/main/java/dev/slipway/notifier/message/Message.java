package dev.slipway.notifier.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message and what has become of it.
 *
 * @param contentVersion grows when what it says changes
 * @param deliveredVersion the version that the channel shows; 0 before the first delivery
 * @param place where the channel shows it, once it does
 * @param attemptedAt when a first delivery was begun; set and no place means that it may have been shown already
 */
public record Message(
        UUID id,
        String kind,
        String app,
        long appRevision,
        @Nullable UUID about,
        Recipient recipient,
        Content content,
        int contentVersion,
        int deliveredVersion,
        State state,
        @Nullable String recipientName,
        @Nullable Place place,
        @Nullable Instant attemptedAt,
        @Nullable Instant deliveredAt,
        @Nullable String failure,
        Instant createdAt) {
    /** Who is meant. Who that is at the moment is looked up when the message is delivered. */
    public enum Recipient {
        APPROVERS,
        OWNER
    }

    /** What has become of it. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED
    }

    /** Where a chat shows the message: conversation and the message's name in it. */
    public record Place(String channel, String timestamp) {}

    /** What it is about, in one line. */
    public String title() {
        return switch (content) {
            case Content.ApprovalRequest request -> "Decision asked for " + request.about();
            case Content.Notice notice -> notice.title();
        };
    }

    /** Whether the channel shows less than what is to be said. */
    public boolean behind() {
        return state != State.FAILED && deliveredVersion < contentVersion;
    }
}
