package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Commit statuses (REST, "Commits / Commit statuses"). */
final class Statuses {
    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

    private final Hub hub;

    Statuses(Hub hub) {
        this.hub = hub;
    }

    void routes(Routes on) {
        on.on("POST", "/repos/{owner}/{repo}/statuses/{sha}", this::create);
        on.on("GET", "/repos/{owner}/{repo}/commits/{sha}/statuses", call -> Requests.list(call, newestFirst(call)));
        on.on("GET", "/repos/{owner}/{repo}/commits/{sha}/status", this::combined);
    }

    private Reply create(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var sha = call.parameter("sha");
        var body = Requests.body(call);
        var state = Requests.required(body, "state");
        if (!STATES.contains(state)) {
            throw GithubError.validation("Status", "state", "custom", "state is not included in the list");
        }
        if (!sha.matches("[0-9a-f]{40}")) {
            throw GithubError.with(422, "No commit found for SHA: " + sha);
        }
        var id = hub.next("status");
        var status = Json.object()
                .put("url", repo.url() + "/statuses/" + sha)
                .put("id", id)
                .put("node_id", "SC_" + id);
        status.put("state", state)
                .set(
                        "description",
                        body.path("description").isString() ? body.path("description") : Json.MAPPER.nullNode());
        status.set("target_url", body.path("target_url").isString() ? body.path("target_url") : Json.MAPPER.nullNode());
        status.put("context", body.path("context").asString("default"))
                .put("created_at", hub.now())
                .put("updated_at", hub.now());
        status.set("creator", Repo.actor(hub.api()));
        hub.put(repo.key("status", sha + "/" + Hub.ordered(id)), status);
        return Reply.json(201, status);
    }

    /** The newest status of each context; failure before pending before success. */
    private Reply combined(Call call) {
        var repo = Repo.of(hub.api(), call);
        var newest = new LinkedHashMap<String, ObjectNode>();
        newestFirst(call)
                .forEach(status -> newest.putIfAbsent(status.path("context").asString(""), status));
        var states = newest.values().stream()
                .map(status -> status.path("state").asString(""))
                .toList();
        var state = states.contains("error") || states.contains("failure")
                ? "failure"
                : states.isEmpty() || states.contains("pending") ? "pending" : "success";
        var document = Json.object().put("state", state);
        newest.values().forEach(document.putArray("statuses")::add);
        document.put("sha", call.parameter("sha"))
                .put("total_count", newest.size())
                .set("repository", repo.document());
        return Reply.json(200, document);
    }

    private List<ObjectNode> newestFirst(Call call) {
        var repo = Repo.of(hub.api(), call);
        var sha = new Commits(hub).resolve(repo, call.parameter("sha")).orElse(call.parameter("sha"));
        return hub.list(repo.key("status", sha + "/")).reversed();
    }
}
