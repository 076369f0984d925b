package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests (REST, "Pull requests"): create, list, read, change, merge; those of a commit. */
final class Pulls {
    private final Hub hub;
    private final Commits commits;

    Pulls(Hub hub, Commits commits) {
        this.hub = hub;
        this.commits = commits;
    }

    void routes(Routes on) {
        on.on("POST", "/repos/{owner}/{repo}/pulls", this::create);
        on.on("GET", "/repos/{owner}/{repo}/pulls", this::list);
        on.on("GET", "/repos/{owner}/{repo}/pulls/{number}", call -> Reply.json(200, find(call)));
        on.on("PATCH", "/repos/{owner}/{repo}/pulls/{number}", this::change);
        on.on("PUT", "/repos/{owner}/{repo}/pulls/{number}/merge", this::merge);
        on.on("GET", "/repos/{owner}/{repo}/commits/{sha}/pulls", this::ofCommit);
    }

    private Reply create(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var head = Requests.required(body, "head").replaceFirst("^" + Repo.OWNER + ":", "");
        var base = Requests.required(body, "base");
        var title = Requests.required(body, "title");
        synchronized (hub) {
            var headSha = commits.resolve(repo, head)
                    .orElseThrow(() -> GithubError.validation("PullRequest", "head", "invalid", ""));
            var baseSha = commits.resolve(repo, base)
                    .orElseThrow(() -> GithubError.validation("PullRequest", "base", "invalid", ""));
            if (headSha.equals(baseSha)) {
                throw GithubError.validation(
                        "PullRequest", "head", "custom", "No commits between " + base + " and " + head);
            }
            var number = hub.next("issue/" + repo.name());
            var pull = Json.object()
                    .put("url", repo.url() + "/pulls/" + number)
                    .put("id", hub.next("pull"))
                    .put("number", number);
            pull.put("html_url", repo.html() + "/pull/" + number).put("issue_url", repo.url() + "/issues/" + number);
            pull.put("state", "open").put("locked", false).put("title", title).set("user", Repo.actor(hub.api()));
            pull.put("body", body.path("body").asString(""))
                    .put("created_at", hub.now())
                    .put("updated_at", hub.now());
            pull.putNull("closed_at")
                    .putNull("merged_at")
                    .putNull("merge_commit_sha")
                    .put("draft", body.path("draft").asBoolean(false));
            pull.set("head", side(repo, head, headSha));
            pull.set("base", side(repo, base, baseSha));
            pull.put("author_association", "MEMBER")
                    .put("merged", false)
                    .put("mergeable", true)
                    .put("mergeable_state", "clean");
            hub.put(key(repo, number), pull);
            return Reply.json(201, pull).with("Location", repo.url() + "/pulls/" + number);
        }
    }

    private Reply list(Call call) {
        var repo = Repo.of(hub.api(), call);
        var state = call.query("state").orElse("open");
        return Requests.list(
                call,
                hub.list(repo.key("pull", "")).stream()
                        .filter(pull -> state.equals("all")
                                || state.equals(pull.path("state").asString("")))
                        .filter(pull -> call.query("head")
                                .map(head -> head.equals(Repo.OWNER + ":"
                                        + pull.path("head").path("ref").asString("")))
                                .orElse(true))
                        .filter(pull -> call.query("base")
                                .map(pull.path("base").path("ref").asString("")::equals)
                                .orElse(true))
                        .map(pull -> current(repo, pull))
                        .toList()
                        .reversed());
    }

    private Reply change(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        synchronized (hub) {
            var pull = find(call);
            for (var field : List.of("title", "body", "state")) {
                if (body.path(field).isString()) {
                    pull.set(field, body.path(field));
                }
            }
            if (pull.path("state").asString("").equals("closed")
                    && pull.path("closed_at").isNull()) {
                pull.put("closed_at", hub.now());
            }
            pull.put("updated_at", hub.now());
            hub.put(key(repo, pull.path("number").asLong(0)), pull);
            return Reply.json(200, pull);
        }
    }

    /** A merge commit whose files are the base's with what the head changed since it left the base. */
    private Reply merge(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        synchronized (hub) {
            var pull = find(call);
            if (!pull.path("state").asString("").equals("open")
                    || pull.path("draft").asBoolean(false)) {
                throw GithubError.with(405, "Pull Request is not mergeable");
            }
            var headSha = pull.path("head").path("sha").asString("");
            if (body.path("sha").isString() && !body.path("sha").asString("").equals(headSha)) {
                throw GithubError.with(409, "Head branch was modified. Review and try the merge again.");
            }
            var branch = pull.path("base").path("ref").asString("");
            var base = commits.resolve(repo, branch).orElseThrow(GithubError::notFound);
            var number = pull.path("number").asLong(0);
            var message = body.path("commit_title")
                    .asString("Merge pull request #" + number + " from " + Repo.OWNER + "/"
                            + pull.path("head").path("ref").asString(""));
            var files = merged(
                    files(repo, base), files(repo, pull.path("base").path("sha").asString("")), files(repo, headSha));
            var commit =
                    commits.add(repo, branch, new Commits.Draft(message, List.of(base, headSha), files, Json.object()));
            pull.put("state", "closed")
                    .put("merged", true)
                    .put("merged_at", hub.now())
                    .put("closed_at", hub.now());
            pull.put("merge_commit_sha", commit.path("sha").asString("")).set("merged_by", Repo.actor(hub.api()));
            hub.put(key(repo, number), pull);
            return Reply.json(
                    200,
                    Json.object()
                            .put("sha", commit.path("sha").asString(""))
                            .put("merged", true)
                            .put("message", "Pull Request successfully merged"));
        }
    }

    private static Map<String, String> merged(
            Map<String, String> base, Map<String, String> fork, Map<String, String> head) {
        head.forEach((path, blob) -> {
            if (!Objects.equals(fork.get(path), blob)) {
                base.put(path, blob);
            }
        });
        fork.keySet().stream().filter(path -> !head.containsKey(path)).forEach(base::remove);
        return base;
    }

    private Reply ofCommit(Call call) {
        var repo = Repo.of(hub.api(), call);
        var sha = call.parameter("sha");
        return Requests.list(
                call,
                hub.list(repo.key("pull", "")).stream()
                        .map(pull -> current(repo, pull))
                        .filter(pull -> sha.equals(pull.path("head").path("sha").asString(""))
                                || sha.equals(pull.path("merge_commit_sha").asString("")))
                        .toList());
    }

    ObjectNode find(Call call) {
        var repo = Repo.of(hub.api(), call);
        if (!call.parameter("number").matches("\\d{1,9}")) {
            throw GithubError.notFound();
        }
        return hub.get(key(repo, Long.parseLong(call.parameter("number"))))
                .map(pull -> current(repo, pull))
                .orElseThrow(GithubError::notFound);
    }

    /** With the head branch where it is now, while the pull request is open. */
    private ObjectNode current(Repo repo, ObjectNode pull) {
        if (pull.path("state").asString("").equals("open") && pull.path("head") instanceof ObjectNode head) {
            commits.resolve(repo, head.path("ref").asString("")).ifPresent(sha -> head.put("sha", sha));
        }
        return pull;
    }

    private Map<String, String> files(Repo repo, String sha) {
        return Optional.of(sha)
                .flatMap(id -> commits.commit(repo, id))
                .map(Commits::files)
                .orElseThrow(GithubError::notFound);
    }

    private ObjectNode side(Repo repo, String ref, String sha) {
        var side = Json.object()
                .put("label", Repo.OWNER + ":" + ref)
                .put("ref", ref)
                .put("sha", sha);
        side.set("user", Repo.organisation(hub.api()));
        side.set("repo", repo.document());
        return side;
    }

    private static String key(Repo repo, long number) {
        return repo.key("pull", Hub.ordered(number));
    }
}
