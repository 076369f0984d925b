package dev.slipway.promotion.process;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failed activities in plain words. */
public final class Failures {
    private Failures() {}

    /** What went wrong, as the activity that failed said it. */
    public static String words(TemporalFailure failure) {
        String words = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application) {
                words = application.getOriginalMessage();
            } else if (cause instanceof TimeoutFailure) {
                words = "it took too long";
            }
        }
        return orElse(words, orElse(failure.getOriginalMessage(), "it failed"));
    }

    /** The text, or the other if there is none. */
    public static String orElse(@Nullable String text, String other) {
        return Optional.ofNullable(text).orElse(other);
    }
}
