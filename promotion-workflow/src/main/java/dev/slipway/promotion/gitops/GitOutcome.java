package dev.slipway.promotion.gitops;

import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param written false if another digest than the expected one stood there, and nothing was written
 * @param commit that holds the change, or what stood there already; none if it was not written
 * @param standing the digest that stands there now; none if the app is not there
 * @param stoodBefore true if all of it stood there already by other changes: there is nothing of this one to take back. Outcomes of earlier releases do not say
 */
public record GitOutcome(
        boolean written,
        @Nullable String commit,
        @Nullable String standing,
        @Nullable Boolean stoodBefore) {
    static GitOutcome written(String commit, @Nullable String standing) {
        return new GitOutcome(true, commit, standing, false);
    }

    static GitOutcome stoodBefore(String commit, @Nullable String standing) {
        return new GitOutcome(true, commit, standing, true);
    }

    static GitOutcome superseded(@Nullable String standing) {
        return new GitOutcome(false, null, standing, false);
    }
}
