package dev.slipway.runtime.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attempt ended in a way that another one may not. */
final class AttemptFailed extends Exception {

    private static final Set<Integer> TOO_MANY_REQUESTS = Set.of(429, 403);

    private final int status;
    private final @Nullable Duration retryAfter;

    private AttemptFailed(String what, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(what, cause);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static AttemptFailed answered(String client, int status, Optional<Duration> retryAfter) {
        return new AttemptFailed(client + " answered " + status, status, retryAfter.orElse(null), null);
    }

    static AttemptFailed broken(String client, Throwable cause) {
        return new AttemptFailed(client + " cannot be reached or broke off: " + cause.getMessage(), 0, null, cause);
    }

    /** The peer is well and asks for patience; its circuit stays closed. */
    boolean throttled() {
        return TOO_MANY_REQUESTS.contains(status);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
