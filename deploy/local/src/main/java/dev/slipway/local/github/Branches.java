package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Branches (REST, "Branches" and "Git database / References"): names of commits. */
final class Branches {
    private final Hub hub;
    private final Commits commits;

    Branches(Hub hub, Commits commits) {
        this.hub = hub;
        this.commits = commits;
    }

    void routes(Routes on) {
        on.on("GET", "/repos/{owner}/{repo}/branches", this::branches);
        on.on("GET", "/repos/{owner}/{repo}/branches/{branch...}", this::branch);
        on.on("GET", "/repos/{owner}/{repo}/git/ref/heads/{branch...}", this::ref);
        on.on("POST", "/repos/{owner}/{repo}/git/refs", this::createRef);
        on.on("PATCH", "/repos/{owner}/{repo}/git/refs/heads/{branch...}", this::moveRef);
        on.on("DELETE", "/repos/{owner}/{repo}/git/refs/heads/{branch...}", this::deleteRef);
    }

    private Reply branches(Call call) {
        var repo = Repo.of(hub.api(), call);
        var prefix = repo.key("branch", "");
        return Requests.list(
                call,
                hub.keys(prefix).stream()
                        .map(key -> shownBranch(repo, key.substring(prefix.length())))
                        .toList());
    }

    private Reply branch(Call call) {
        var repo = Repo.of(hub.api(), call);
        if (hub.get(repo.key("branch", call.parameter("branch"))).isEmpty()) {
            throw GithubError.with(404, "Branch not found");
        }
        return Reply.json(200, shownBranch(repo, call.parameter("branch")));
    }

    private ObjectNode shownBranch(Repo repo, String name) {
        var document = Json.object().put("name", name);
        commits.resolve(repo, name)
                .flatMap(sha -> commits.commit(repo, sha))
                .ifPresent(commit -> document.set("commit", commits.shown(repo, commit)));
        return document.put("protected", false);
    }

    private Reply ref(Call call) {
        var repo = Repo.of(hub.api(), call);
        return Reply.json(200, shownRef(repo, call.parameter("branch")));
    }

    private ObjectNode shownRef(Repo repo, String branch) {
        var sha = hub.get(repo.key("branch", branch))
                .orElseThrow(GithubError::notFound)
                .path("sha")
                .asString("");
        var document = Json.object().put("ref", "refs/heads/" + branch).put("node_id", "REF_" + branch);
        document.put("url", repo.url() + "/git/refs/heads/" + branch);
        document.putObject("object")
                .put("sha", sha)
                .put("type", "commit")
                .put("url", repo.url() + "/git/commits/" + sha);
        return document;
    }

    private Reply createRef(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var ref = Requests.required(body, "ref");
        var sha = Requests.required(body, "sha");
        synchronized (hub) {
            if (!ref.startsWith("refs/heads/") || commits.commit(repo, sha).isEmpty()) {
                throw GithubError.with(422, "Object does not exist");
            }
            var branch = ref.substring("refs/heads/".length());
            if (hub.get(repo.key("branch", branch)).isPresent()) {
                throw GithubError.with(422, "Reference already exists");
            }
            hub.put(repo.key("branch", branch), Json.object().put("sha", sha));
            return Reply.json(201, shownRef(repo, branch));
        }
    }

    private Reply moveRef(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var sha = Requests.required(Requests.body(call), "sha");
        synchronized (hub) {
            if (commits.commit(repo, sha).isEmpty()
                    || hub.get(repo.key("branch", call.parameter("branch"))).isEmpty()) {
                throw GithubError.with(422, "Reference does not exist");
            }
            hub.put(repo.key("branch", call.parameter("branch")), Json.object().put("sha", sha));
            return Reply.json(200, shownRef(repo, call.parameter("branch")));
        }
    }

    private Reply deleteRef(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        synchronized (hub) {
            if (hub.get(repo.key("branch", call.parameter("branch"))).isEmpty()) {
                throw GithubError.with(422, "Reference does not exist");
            }
            hub.remove(repo.key("branch", call.parameter("branch")));
            return Reply.empty(204);
        }
    }
}
