package dev.slipway.promotion.approval;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks people to agree to a release, if the rules want that.
 *
 * @param risk low, medium or high
 * @param environment that the release is for
 * @param firstRelease nothing of the app runs there yet
 * @param cost what it will cost, if that is above its cap, in words
 * @param url where the build can be looked at
 * @param authors who wrote the build; requests of earlier releases do not say
 */
public record ApprovalRequest(
        Step step,
        String app,
        long revision,
        String digest,
        @Nullable String version,
        String environment,
        String risk,
        @Nullable String dataClass,
        boolean firstRelease,
        @Nullable String cost,
        @Nullable String url,
        @Nullable Authors authors) {
    /** The name of the step that asks. */
    public static final String STEP = "approval-request";

    Authors whoWroteIt() {
        return Optional.ofNullable(authors).orElse(Authors.UNKNOWN);
    }
}
