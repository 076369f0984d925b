package dev.slipway.promotion.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process as its row says.
 *
 * @param number grows with each process
 * @param argument JSON
 * @param alsoRequestedBy opaque ids of people, or names of machines or services, who asked for it while it was open
 * @param outcome how it ended, once it is closed
 * @param driven whether its workflow was started before
 * @param traceparent W3C trace context of its cause, whose trace it continues
 */
public record ProcessRow(
        UUID id,
        long number,
        ProcessKind kind,
        String app,
        @Nullable String digest,
        String argument,
        String requestedBy,
        List<String> alsoRequestedBy,
        boolean open,
        @Nullable String outcome,
        Instant createdAt,
        boolean driven,
        @Nullable String traceparent) {
    /** Whether they asked for it, first or after others. */
    public boolean wasRequestedBy(String somebody) {
        return requestedBy.equals(somebody) || alsoRequestedBy.contains(somebody);
    }
}
