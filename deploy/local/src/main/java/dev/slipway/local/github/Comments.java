package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Comments on issues and pull requests (REST, "Issues / Comments"). Any issue number is taken as existing. */
final class Comments {
    private static final int MAX_BODY = 65_536;

    private final Hub hub;

    Comments(Hub hub) {
        this.hub = hub;
    }

    void routes(Routes on) {
        on.on("POST", "/repos/{owner}/{repo}/issues/{number}/comments", this::create);
        on.on("GET", "/repos/{owner}/{repo}/issues/{number}/comments", this::list);
        on.on("GET", "/repos/{owner}/{repo}/issues/comments/{id}", call -> Reply.json(200, find(call)));
        on.on("PATCH", "/repos/{owner}/{repo}/issues/comments/{id}", this::update);
        on.on("DELETE", "/repos/{owner}/{repo}/issues/comments/{id}", this::delete);
    }

    private Reply create(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var number = number(call, "number");
        var text = text(call);
        var id = hub.next("comment");
        var comment = Json.object()
                .put("url", repo.url() + "/issues/comments/" + id)
                .put("html_url", repo.html() + "/issues/" + number + "#issuecomment-" + id);
        comment.put("issue_url", repo.url() + "/issues/" + number).put("id", id).put("node_id", "IC_" + id);
        comment.set("user", Repo.actor(hub.api()));
        comment.put("created_at", hub.now())
                .put("updated_at", hub.now())
                .put("author_association", "MEMBER")
                .put("body", text);
        hub.put(key(repo, id), comment);
        return Reply.json(201, comment).with("Location", repo.url() + "/issues/comments/" + id);
    }

    private Reply list(Call call) {
        var repo = Repo.of(hub.api(), call);
        var issue = repo.url() + "/issues/" + number(call, "number");
        return Requests.list(
                call,
                hub.list(repo.key("comment", "")).stream()
                        .filter(comment ->
                                issue.equals(comment.path("issue_url").asString("")))
                        .toList());
    }

    private Reply update(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var text = text(call);
        synchronized (hub) {
            var comment = find(call).put("body", text).put("updated_at", hub.now());
            hub.put(key(repo, number(call, "id")), comment);
            return Reply.json(200, comment);
        }
    }

    private Reply delete(Call call) throws IOException {
        find(call);
        hub.remove(key(Repo.of(hub.api(), call), number(call, "id")));
        return Reply.empty(204);
    }

    private ObjectNode find(Call call) {
        return hub.get(key(Repo.of(hub.api(), call), number(call, "id"))).orElseThrow(GithubError::notFound);
    }

    private static String text(Call call) throws IOException {
        var text = Requests.required(Requests.body(call), "body");
        if (text.isBlank() || text.length() > MAX_BODY) {
            throw GithubError.validation(
                    "IssueComment", "body", "unprocessable", "body is blank or too long (maximum is 65536 characters)");
        }
        return text;
    }

    private static long number(Call call, String name) {
        if (!call.parameter(name).matches("\\d{1,12}")) {
            throw GithubError.notFound();
        }
        return Long.parseLong(call.parameter(name));
    }

    private static String key(Repo repo, long id) {
        return repo.key("comment", Hub.ordered(id));
    }
}
