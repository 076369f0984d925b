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

/** Check runs (REST, "Checks / Check runs"), with the limits that the real API enforces. */
final class CheckRuns {
    private static final Set<String> STATUSES =
            Set.of("queued", "in_progress", "completed", "waiting", "requested", "pending");
    private static final Set<String> CONCLUSIONS =
            Set.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "stale", "timed_out");
    private static final int MAX_TEXT = 65_535;
    private static final int MAX_ANNOTATIONS = 50;
    private static final int MAX_ACTIONS = 3;

    private final Hub hub;

    CheckRuns(Hub hub) {
        this.hub = hub;
    }

    void routes(Routes on) {
        on.on("POST", "/repos/{owner}/{repo}/check-runs", this::create);
        on.on("PATCH", "/repos/{owner}/{repo}/check-runs/{id}", this::update);
        on.on("GET", "/repos/{owner}/{repo}/check-runs/{id}", call -> Reply.json(200, find(call)));
        on.on("GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", this::list);
    }

    private Reply create(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        var name = Requests.required(body, "name");
        var commit = Requests.required(body, "head_sha");
        if (!commit.matches("[0-9a-f]{40}")) {
            throw GithubError.with(422, "No commit found for SHA: " + commit);
        }
        var id = hub.next("check-run");
        var run = Json.object()
                .put("id", id)
                .put("name", name)
                .put("node_id", "CR_" + id)
                .put("head_sha", commit);
        run.put("external_id", "")
                .put("url", repo.url() + "/check-runs/" + id)
                .put("html_url", repo.html() + "/runs/" + id);
        run.put("details_url", repo.html() + "/runs/" + id)
                .put("status", "queued")
                .putNull("conclusion");
        run.put("started_at", hub.now()).putNull("completed_at");
        var output = run.putObject("output").putNull("title").putNull("summary").putNull("text");
        output.put("annotations_count", 0).put("annotations_url", repo.url() + "/check-runs/" + id + "/annotations");
        run.putObject("check_suite").put("id", id);
        run.set("app", Repo.app(hub.api()));
        run.putArray("pull_requests");
        apply(body, run);
        hub.put(repo.key("check-run", Hub.ordered(id)), run);
        return Reply.json(201, run).with("Location", repo.url() + "/check-runs/" + id);
    }

    private Reply update(Call call) throws IOException {
        var repo = Repo.of(hub.api(), call);
        var body = Requests.body(call);
        synchronized (hub) {
            var run = find(call);
            if (body.path("name").isString()) {
                run.set("name", body.path("name"));
            }
            apply(body, run);
            hub.put(repo.key("check-run", Hub.ordered(run.path("id").asLong(0))), run);
            return Reply.json(200, run);
        }
    }

    private Reply list(Call call) {
        var repo = Repo.of(hub.api(), call);
        var commit = new Commits(hub).resolve(repo, call.parameter("ref")).orElse(call.parameter("ref"));
        var runs = hub.list(repo.key("check-run", "")).stream()
                .filter(run -> run.path("head_sha").asString("").equals(commit))
                .filter(run -> call.query("check_name")
                        .map(run.path("name").asString("")::equals)
                        .orElse(true))
                .filter(run -> call.query("status")
                        .map(run.path("status").asString("")::equals)
                        .orElse(true))
                .toList()
                .reversed();
        var shown = call.query("filter").orElse("latest").equals("all") ? runs : newestByName(runs);
        var document = Json.object().put("total_count", shown.size());
        var array = document.putArray("check_runs");
        Requests.page(call, shown).forEach(array::add);
        return Requests.linked(call, shown.size(), Reply.json(200, document));
    }

    private static List<ObjectNode> newestByName(List<ObjectNode> newestFirst) {
        var byName = new LinkedHashMap<String, ObjectNode>();
        newestFirst.forEach(run -> byName.putIfAbsent(run.path("name").asString(""), run));
        return List.copyOf(byName.values());
    }

    private ObjectNode find(Call call) {
        var repo = Repo.of(hub.api(), call);
        if (!call.parameter("id").matches("\\d{1,12}")) {
            throw GithubError.notFound();
        }
        return hub.get(repo.key("check-run", Hub.ordered(Long.parseLong(call.parameter("id")))))
                .orElseThrow(GithubError::notFound);
    }

    /** What may be given at creation and changed later. */
    private void apply(ObjectNode body, ObjectNode run) {
        for (var field : List.of("details_url", "external_id", "started_at", "completed_at")) {
            if (body.path(field).isString()) {
                run.set(field, body.path(field));
            }
        }
        var status = oneOf(body, "status", STATUSES);
        if (!status.isEmpty()) {
            run.put("status", status);
        }
        var conclusion = oneOf(body, "conclusion", CONCLUSIONS);
        if (!conclusion.isEmpty()) {
            run.put("conclusion", conclusion).put("status", "completed");
            if (run.path("completed_at").isNull()) {
                run.put("completed_at", hub.now());
            }
        } else if (status.equals("completed") && run.path("conclusion").isNull()) {
            throw GithubError.invalidRequest("Missing property 'conclusion' when status is 'completed'.");
        }
        if (body.path("actions").size() > MAX_ACTIONS) {
            throw GithubError.invalidRequest("No more than " + MAX_ACTIONS + " items are allowed in 'actions'.");
        }
        if (body.path("output").isObject()) {
            output((ObjectNode) body.path("output"), (ObjectNode) run.path("output"));
        }
    }

    private static void output(ObjectNode given, ObjectNode output) {
        output.put("title", Requests.required(given, "title")).put("summary", bounded(given, "summary"));
        if (given.path("text").isString()) {
            output.put("text", bounded(given, "text"));
        }
        var annotations = given.path("annotations").size();
        if (annotations > MAX_ANNOTATIONS) {
            throw GithubError.invalidRequest(
                    "No more than " + MAX_ANNOTATIONS + " items are allowed in 'annotations'.");
        }
        output.put("annotations_count", output.path("annotations_count").asInt(0) + annotations);
    }

    private static String bounded(ObjectNode given, String field) {
        var text = Requests.required(given, field);
        if (text.length() > MAX_TEXT) {
            throw GithubError.invalidRequest("Only " + MAX_TEXT + " characters are allowed in '" + field + "'; "
                    + text.length() + " were supplied.");
        }
        return text;
    }

    private static String oneOf(ObjectNode body, String field, Set<String> allowed) {
        var value = body.path(field).asString("");
        if (!value.isEmpty() && !allowed.contains(value)) {
            throw GithubError.invalidRequest("For '/" + field + "', " + value + " is not a possible value.");
        }
        return value;
    }
}
