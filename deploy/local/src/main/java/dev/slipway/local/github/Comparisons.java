package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What one commit has that another has not (REST, "Compare two commits"), without the changed files. */
final class Comparisons {
    private static final String DOTS = "...";

    private final Hub hub;
    private final Commits commits;

    Comparisons(Hub hub, Commits commits) {
        this.hub = hub;
        this.commits = commits;
    }

    void routes(Routes on) {
        on.on("GET", "/repos/{owner}/{repo}/compare/{basehead}", this::compare);
    }

    private Reply compare(Call call) {
        var repo = Repo.of(hub.api(), call);
        var basehead = call.parameter("basehead");
        var dots = basehead.indexOf(DOTS);
        if (dots < 0) {
            throw GithubError.notFound();
        }
        var base = history(repo, basehead.substring(0, dots));
        var head = history(repo, basehead.substring(dots + DOTS.length()));
        var ahead = without(head, base);
        var behind = without(base, head);
        var document = Json.object().put("url", repo.url() + "/compare/" + basehead);
        document.put("html_url", repo.html() + "/compare/" + basehead)
                .set("base_commit", commits.shown(repo, newest(base)));
        head.keySet().retainAll(base.keySet());
        if (head.isEmpty()) {
            throw GithubError.with(404, "No common ancestor between " + basehead.replace(DOTS, " and ") + ".");
        }
        document.set("merge_base_commit", commits.shown(repo, newest(head)));
        document.put("status", status(ahead, behind)).put("ahead_by", ahead.size());
        document.put("behind_by", behind.size()).put("total_commits", ahead.size());
        var shown = document.putArray("commits");
        Requests.page(call, ahead).forEach(commit -> shown.add(commits.shown(repo, commit)));
        document.putArray("files");
        return Requests.linked(call, ahead.size(), Reply.json(200, document));
    }

    /** The commit and all that came before it, by id. */
    private Map<String, ObjectNode> history(Repo repo, String ref) {
        var found = new LinkedHashMap<String, ObjectNode>();
        var open = new ArrayDeque<>(List.of(commits.resolve(repo, ref).orElseThrow(GithubError::notFound)));
        while (!open.isEmpty()) {
            var sha = open.poll();
            commits.commit(repo, sha)
                    .filter(commit -> found.putIfAbsent(sha, commit) == null)
                    .ifPresent(commit -> commit.path("parents").forEach(parent -> open.add(parent.asString(""))));
        }
        return found;
    }

    /** The oldest first. */
    private static List<ObjectNode> without(Map<String, ObjectNode> these, Map<String, ObjectNode> those) {
        return these.entrySet().stream()
                .filter(commit -> !those.containsKey(commit.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(Comparisons::number))
                .toList();
    }

    private static ObjectNode newest(Map<String, ObjectNode> history) {
        return history.values().stream()
                .max(Comparator.comparingLong(Comparisons::number))
                .orElseThrow(GithubError::notFound);
    }

    private static long number(ObjectNode commit) {
        return commit.path("number").asLong(0);
    }

    private static String status(List<ObjectNode> ahead, List<ObjectNode> behind) {
        if (ahead.isEmpty()) {
            return behind.isEmpty() ? "identical" : "behind";
        }
        return behind.isEmpty() ? "ahead" : "diverged";
    }
}
