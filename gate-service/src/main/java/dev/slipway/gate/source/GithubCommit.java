package dev.slipway.gate.source;

import org.jspecify.annotations.Nullable;

/**
 * A commit as GitHub's API shows it ("Get a commit", "Compare two commits").
 *
 * @param author the account whose address Git's author has, if GitHub knows one
 * @param committer likewise
 * @param commit what Git says
 */
record GithubCommit(@Nullable Account author, @Nullable Account committer, Content commit) {

    /** @param type User, Bot or Organization */
    record Account(@Nullable String login, @Nullable String type) {}

    record Content(
            @Nullable Signature author,
            @Nullable Signature committer,
            @Nullable String message) {}

    record Signature(@Nullable String email) {}
}
