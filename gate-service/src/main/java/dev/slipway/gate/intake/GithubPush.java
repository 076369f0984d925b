package dev.slipway.gate.intake;

import dev.slipway.contracts.http.SourcePush;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** GitHub's event {@code push}, as far as it concerns us. */
final class GithubPush {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]{1,100}");

    private GithubPush() {}

    /** The new head of the default branch; empty for other branches, tags, and deletions (whose {@code after} is all zeros). */
    static Optional<SourcePush> toDefaultBranch(JsonNode payload) {
        var repository = payload.path("repository");
        var ref = payload.path("ref").asString("");
        var after = payload.path("after").asString("");
        var name = repository.path("full_name").asString("");
        var isDefault =
                ref.equals("refs/heads/" + repository.path("default_branch").asString(""));
        var isCommit = COMMIT.matcher(after).matches()
                && !after.chars().allMatch(digit -> digit == '0')
                && !payload.path("deleted").asBoolean(false);
        return isDefault && isCommit && REPOSITORY.matcher(name).matches()
                ? Optional.of(new SourcePush(name, after, ref))
                : Optional.empty();
    }
}
