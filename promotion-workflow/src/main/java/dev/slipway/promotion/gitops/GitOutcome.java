package dev.slipway.promotion.gitops;

import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param written false if another digest than the expected one stood there, and nothing was written
 * @param commit that holds the change; none if it was not written
 * @param standing the digest that stands there now; none if the app is not there
 */
public record GitOutcome(
        boolean written, @Nullable String commit, @Nullable String standing) {
    static GitOutcome written(String commit, @Nullable String standing) {
        return new GitOutcome(true, commit, standing);
    }

    static GitOutcome superseded(@Nullable String standing) {
        return new GitOutcome(false, null, standing);
    }
}
