package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.util.Map;

/** Reviews of pull requests (REST, "Pull requests / Reviews"). */
final class Reviews {
    private final Hub hub;
    private final Pulls pulls;

    Reviews(Hub hub, Pulls pulls) {
        this.hub = hub;
        this.pulls = pulls;
    }

    void routes(Routes on) {
        on.on("GET", "/repos/{owner}/{repo}/pulls/{number}/reviews", this::reviews);
        on.on("POST", "/repos/{owner}/{repo}/pulls/{number}/reviews", this::review);
    }

    private Reply reviews(Call call) {
        var repo = Repo.of(hub.api(), call);
        return Requests.list(
                call,
                hub.list(repo.key(
                        "review", Hub.ordered(pulls.find(call).path("number").asLong(0)) + "/")));
    }

    /** The reviewer may be named by {@code user} (an addition to the real API, where the token says who it is). */
    private Reply review(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var pull = pulls.find(call);
        var state = Map.of("APPROVE", "APPROVED", "REQUEST_CHANGES", "CHANGES_REQUESTED", "COMMENT", "COMMENTED")
                .get(body.path("event").asString("COMMENT"));
        if (state == null) {
            throw GithubError.invalidRequest("For '/event', " + body.path("event") + " is not a possible value.");
        }
        var id = hub.next("review");
        var number = pull.path("number").asLong(0);
        var review = Json.object().put("id", id).put("node_id", "PRR_" + id);
        var user = Repo.actor(hub.api());
        if (body.path("user").isString()) {
            user.put("login", body.path("user").asString("")).put("type", "User");
        }
        review.set("user", user);
        review.put("body", body.path("body").asString("")).put("state", state).put("submitted_at", hub.now());
        review.put("html_url", repo.html() + "/pull/" + number + "#pullrequestreview-" + id);
        review.put(
                "commit_id",
                body.path("commit_id").asString(pull.path("head").path("sha").asString("")));
        hub.put(repo.key("review", Hub.ordered(number) + "/" + Hub.ordered(id)), review);
        return Reply.json(200, review);
    }
}
