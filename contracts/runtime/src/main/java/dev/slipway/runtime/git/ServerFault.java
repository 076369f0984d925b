package dev.slipway.runtime.git;

import dev.slipway.runtime.RetryableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server says itself that it cannot answer now (RFC 9110 §15.6), and perhaps for how long. */
final class ServerFault extends IOException {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Duration wait;

    ServerFault(int status, Optional<Duration> wait) {
        super("the Git server answered " + status);
        this.wait = wait.orElse(SOON);
    }

    /** What the library has wrapped. */
    static Optional<ServerFault> in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerFault fault) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    RetryableException later() {
        return new RetryableException(String.valueOf(getMessage()), wait, this);
    }
}
