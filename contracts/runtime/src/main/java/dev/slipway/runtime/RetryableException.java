package dev.slipway.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transient fault: nothing is wrong with the request, and the same again later may succeed. Whoever drives the work (a job, a consumer, a workflow
 * activity) repeats it after {@link #retryAfter()} and never gives it up for this reason.
 */
public final class RetryableException extends RuntimeException {
    private final Duration retryAfter;

    public RetryableException(String why, Duration retryAfter) {
        this(why, retryAfter, null);
    }

    public RetryableException(String why, Duration retryAfter, @Nullable Throwable cause) {
        super(why, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next attempt. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
