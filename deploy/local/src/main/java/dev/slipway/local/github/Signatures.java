package dev.slipway.local.github;

import dev.slipway.local.web.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who wrote a commit, and who made it: {@code author} and {@code committer} of the body that wrote it, else the bot with the token. GitHub has no account here with
 * an address that a body names.
 */
final class Signatures {
    static final String AUTHOR = "author";
    static final String COMMITTER = "committer";

    private Signatures() {}

    /** Keeps with the commit what the body says. An author who is not named is the committer. */
    static void keep(ObjectNode body, ObjectNode commit) {
        var committer = named(body, COMMITTER);
        committer.ifPresent(who -> commit.set(COMMITTER, who));
        named(body, AUTHOR).or(() -> committer).ifPresent(who -> commit.set(AUTHOR, who.deepCopy()));
    }

    /** As Git shows it. */
    static ObjectNode git(ObjectNode commit, String role) {
        var who = commit.path(role);
        return Json.object()
                .put("name", who.path("name").asString("slipway[bot]"))
                .put("email", who.path("email").asString("slipway@slipway.test"))
                .put("date", who.path("date").asString(commit.path("date").asString("")));
    }

    /** The account; null where there is none. */
    static JsonNode account(String api, ObjectNode commit, String role) {
        return commit.has(role) ? Json.object().nullNode() : Repo.actor(api);
    }

    private static Optional<ObjectNode> named(ObjectNode body, String role) {
        if (!(body.get(role) instanceof ObjectNode who)) {
            return Optional.empty();
        }
        var kept =
                Json.object().put("name", Requests.required(who, "name")).put("email", Requests.required(who, "email"));
        if (who.path("date").isString()) {
            kept.put("date", who.path("date").asString(""));
        }
        return Optional.of(kept);
    }
}
