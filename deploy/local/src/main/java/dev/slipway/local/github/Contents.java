package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Files of a repository (REST, "Repositories / Contents"): each write is a commit on a branch. */
final class Contents {
    private final Hub hub;
    private final Commits commits;

    Contents(Hub hub, Commits commits) {
        this.hub = hub;
        this.commits = commits;
    }

    void routes(Routes on) {
        on.on("GET", "/repos/{owner}/{repo}/contents/{path...}", this::get);
        on.on("PUT", "/repos/{owner}/{repo}/contents/{path...}", this::put);
        on.on("DELETE", "/repos/{owner}/{repo}/contents/{path...}", this::delete);
    }

    private Reply get(Call call) {
        var repo = Repo.of(hub.api(), call);
        var ref = call.query("ref").orElse(Repo.BRANCH);
        var commit = commits.resolve(repo, ref).flatMap(sha -> commits.commit(repo, sha));
        if (commit.isEmpty()) {
            throw GithubError.with(
                    404,
                    call.query("ref").isPresent() ? "No commit found for the ref " + ref : "This repository is empty.");
        }
        var files = Commits.files(commit.get());
        var path = call.parameter("path");
        var blob = files.get(path);
        if (blob != null) {
            var raw = call.header("Accept")
                    .filter(accept -> accept.contains("raw"))
                    .isPresent();
            return raw
                    ? Reply.bytes(200, "application/vnd.github.raw; charset=utf-8", content(repo, blob))
                    : Reply.json(200, file(repo, ref, path, blob, true));
        }
        return folder(repo, ref, path, files);
    }

    private Reply folder(Repo repo, String ref, String path, Map<String, String> files) {
        var prefix = path.isEmpty() ? "" : path + "/";
        var entries = new TreeMap<String, ObjectNode>();
        files.forEach((name, blob) -> {
            if (name.startsWith(prefix)) {
                var rest = name.substring(prefix.length());
                var cut = rest.indexOf('/');
                if (cut < 0) {
                    entries.put(rest, file(repo, ref, name, blob, false));
                } else {
                    var sub = prefix + rest.substring(0, cut);
                    entries.put(
                            rest.substring(0, cut),
                            described(
                                            repo,
                                            ref,
                                            sub,
                                            Commits.sha1(sub.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                                    .put("type", "dir")
                                    .put("size", 0));
                }
            }
        });
        if (entries.isEmpty()) {
            throw GithubError.notFound();
        }
        var array = Json.array();
        entries.values().forEach(array::add);
        return Reply.json(200, array);
    }

    private Reply put(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var message = Requests.required(body, "message");
        var content = decoded(Requests.required(body, "content"));
        var path = call.parameter("path");
        var branch = body.path("branch").asString(Repo.BRANCH);
        synchronized (hub) {
            var files = checked(repo, branch, path, body);
            var existed = files.containsKey(path);
            var blob = Commits.blobSha(content);
            hub.put(
                    repo.key("blob", blob),
                    Json.object().put("content", Base64.getEncoder().encodeToString(content)));
            files.put(path, blob);
            var commit = commits.add(repo, branch, new Commits.Draft(message, parents(repo, branch), files, body));
            var document = Json.object();
            document.set("content", file(repo, branch, path, blob, false));
            document.set("commit", commits.inner(repo, commit));
            return Reply.json(existed ? 200 : 201, document);
        }
    }

    private Reply delete(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var message = Requests.required(body, "message");
        Requests.required(body, "sha");
        var path = call.parameter("path");
        var branch = body.path("branch").asString(Repo.BRANCH);
        synchronized (hub) {
            var files = checked(repo, branch, path, body);
            if (files.remove(path) == null) {
                throw GithubError.notFound();
            }
            var commit = commits.add(repo, branch, new Commits.Draft(message, parents(repo, branch), files, body));
            var document = Json.object().putNull("content");
            document.set("commit", commits.inner(repo, commit));
            return Reply.json(200, document);
        }
    }

    /** The files of the branch, when the body names the blob that it replaces (409, 422 else). */
    private Map<String, String> checked(Repo repo, String branch, String path, ObjectNode body) {
        var tip = commits.resolve(repo, branch).flatMap(sha -> commits.commit(repo, sha));
        if (tip.isEmpty() && !branch.equals(Repo.BRANCH)) {
            throw GithubError.with(404, "Branch " + branch + " not found");
        }
        var files = tip.map(Commits::files).orElseGet(TreeMap::new);
        var there = Optional.ofNullable(files.get(path));
        var given = body.path("sha").asString("");
        if (there.isPresent() && given.isEmpty()) {
            throw GithubError.notSupplied("sha");
        }
        if (!given.isEmpty() && !there.equals(Optional.of(given))) {
            throw GithubError.with(409, path + " does not match " + given);
        }
        return files;
    }

    private List<String> parents(Repo repo, String branch) {
        return commits.resolve(repo, branch).map(List::of).orElse(List.of());
    }

    private ObjectNode file(Repo repo, String ref, String path, String blob, boolean withContent) {
        var content = content(repo, blob);
        var document = described(repo, ref, path, blob).put("type", "file").put("size", content.length);
        document.put("download_url", "https://raw.githubusercontent.com/" + repo.fullName() + "/" + ref + "/" + path);
        if (withContent) {
            document.put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n")
                    .put("encoding", "base64");
        }
        return document;
    }

    private static ObjectNode described(Repo repo, String ref, String path, String sha) {
        var url = repo.url() + "/contents/" + path + "?ref=" + ref;
        var document = Json.object()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("sha", sha);
        document.put("url", url)
                .put("html_url", repo.html() + "/blob/" + ref + "/" + path)
                .put("git_url", repo.url() + "/git/blobs/" + sha);
        document.putNull("download_url");
        document.putObject("_links")
                .put("self", url)
                .put("git", repo.url() + "/git/blobs/" + sha)
                .put("html", repo.html() + "/blob/" + ref + "/" + path);
        return document;
    }

    private byte[] content(Repo repo, String blob) {
        return hub.get(repo.key("blob", blob))
                .map(document ->
                        Base64.getDecoder().decode(document.path("content").asString("")))
                .orElseThrow(GithubError::notFound);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw GithubError.with(422, "content is not valid Base64");
        }
    }
}
