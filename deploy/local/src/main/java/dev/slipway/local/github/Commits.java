package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commits (REST, "Commits"). A commit is kept as a document: message, parents, and its files by path with their blob's id. */
final class Commits {
    private final Hub hub;

    Commits(Hub hub) {
        this.hub = hub;
    }

    void routes(Routes on) {
        on.on("GET", "/repos/{owner}/{repo}/commits", this::list);
        on.on(
                "GET",
                "/repos/{owner}/{repo}/commits/{ref}",
                call -> Reply.json(200, shown(Repo.of(hub.api(), call), existing(call))));
    }

    /** The commit that a branch, {@code heads/<branch>} or id names. */
    Optional<String> resolve(Repo repo, String ref) {
        var branch = ref.replaceFirst("^(refs/)?heads/", "");
        return hub.get(repo.key("branch", branch))
                .map(found -> found.path("sha").asString(""))
                .or(() -> hub.get(repo.key("commit", ref)).map(commit -> ref));
    }

    Optional<ObjectNode> commit(Repo repo, String sha) {
        return hub.get(repo.key("commit", sha));
    }

    /** The files of a commit: blob id by path. */
    static Map<String, String> files(ObjectNode commit) {
        var files = new TreeMap<String, String>();
        commit.path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asString("")));
        return files;
    }

    /** What a commit is made of; {@code signed} may name its author and committer. */
    record Draft(String message, List<String> parents, Map<String, String> files, ObjectNode signed) {}

    /** Makes a commit and moves the branch onto it, together. */
    ObjectNode add(Repo repo, String branch, Draft draft) throws IOException {
        var commit = Json.object()
                .put("message", draft.message())
                .put("date", hub.now())
                .put("number", hub.next("commit"));
        Signatures.keep(draft.signed(), commit);
        draft.parents().forEach(commit.putArray("parents")::add);
        var tree = commit.putObject("files");
        draft.files().forEach(tree::put);
        commit.put("sha", sha1(Json.bytes(commit)));
        var sha = commit.path("sha").asString("");
        hub.commit(Map.of(
                repo.key("commit", sha),
                commit,
                repo.key("branch", branch),
                Json.object().put("sha", sha)));
        return commit;
    }

    ObjectNode shown(Repo repo, ObjectNode commit) {
        var sha = commit.path("sha").asString("");
        var document = Json.object().put("sha", sha).put("node_id", "C_" + sha);
        document.set("commit", inner(repo, commit));
        document.put("url", repo.url() + "/commits/" + sha).put("html_url", repo.html() + "/commit/" + sha);
        document.set("author", Signatures.account(hub.api(), commit, Signatures.AUTHOR));
        document.set("committer", Signatures.account(hub.api(), commit, Signatures.COMMITTER));
        document.set("parents", parents(repo, commit));
        return document;
    }

    /** As the contents API shows the commit that it made. */
    ObjectNode inner(Repo repo, ObjectNode commit) {
        var sha = commit.path("sha").asString("");
        var document = Json.object().put("sha", sha).put("url", repo.url() + "/git/commits/" + sha);
        document.put("html_url", repo.html() + "/commit/" + sha)
                .set("author", Signatures.git(commit, Signatures.AUTHOR));
        document.set("committer", Signatures.git(commit, Signatures.COMMITTER));
        document.put("message", commit.path("message").asString(""))
                .putObject("tree")
                .put("sha", sha1(Json.bytes(commit.path("files"))));
        document.set("parents", parents(repo, commit));
        document.putObject("verification")
                .put("verified", false)
                .put("reason", "unsigned")
                .putNull("signature")
                .putNull("payload");
        return document;
    }

    static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The id that Git gives a file's content. */
    static String blobSha(byte[] content) {
        var header = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
        var whole = java.util.Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, whole, header.length, content.length);
        return sha1(whole);
    }

    private static JsonNode parents(Repo repo, ObjectNode commit) {
        var array = Json.array();
        commit.path("parents").forEach(parent -> array.addObject()
                .put("sha", parent.asString(""))
                .put("url", repo.url() + "/commits/" + parent.asString(""))
                .put("html_url", repo.html() + "/commit/" + parent.asString("")));
        return array;
    }

    private ObjectNode existing(Call call) {
        var repo = Repo.of(hub.api(), call);
        var ref = call.parameter("ref");
        return resolve(repo, ref)
                .flatMap(sha -> commit(repo, sha))
                .orElseThrow(() -> GithubError.with(422, "No commit found for SHA: " + ref));
    }

    /** Along first parents, newest first; {@code path} keeps those that changed it. */
    private Reply list(Call call) {
        var repo = Repo.of(hub.api(), call);
        var start = resolve(repo, call.query("sha").orElse(Repo.BRANCH));
        if (start.isEmpty()) {
            throw GithubError.with(409, "Git Repository is empty.");
        }
        var found = new ArrayList<ObjectNode>();
        for (var at = start.flatMap(sha -> commit(repo, sha)); at.isPresent(); at = parent(repo, at.get())) {
            var here = at.get();
            var before = parent(repo, here).map(Commits::files).orElse(Map.of());
            var path = call.query("path");
            if (path.isEmpty()
                    || !Optional.ofNullable(files(here).get(path.get()))
                            .equals(Optional.ofNullable(before.get(path.get())))) {
                found.add(shown(repo, here));
            }
        }
        return Requests.list(call, found);
    }

    private Optional<ObjectNode> parent(Repo repo, ObjectNode commit) {
        return commit.path("parents").isEmpty()
                ? Optional.empty()
                : commit(repo, commit.path("parents").get(0).asString(""));
    }
}
