package dev.slipway.local.cluster;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import java.io.IOException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The part of the Kubernetes API that reads Deployments. Errors are Status objects. */
final class KubernetesApi {
    private static final String BASE = "/apis/apps/v1";

    private final ClusterState state;
    private final Agent agent;
    private final String token;
    private final Routes routes;

    KubernetesApi(ClusterState state, Agent agent, String token) {
        this.state = state;
        this.agent = agent;
        this.token = token;
        this.routes = new Routes(call -> status(404, "NotFound", "the server could not find the requested resource"))
                .on("GET", BASE + "/namespaces/{namespace}/deployments/{name}", this::one)
                .on(
                        "GET",
                        BASE + "/namespaces/{namespace}/deployments",
                        call -> list(call, call.parameter("namespace")))
                .on("GET", BASE + "/deployments", call -> list(call, ""))
                .on(
                        "GET",
                        "/version",
                        call -> Reply.json(
                                200,
                                Json.object()
                                        .put("major", "1")
                                        .put("minor", "33")
                                        .put("gitVersion", "v1.33.0-stand-in")))
                .on("GET", "/standin/sync", call -> sync());
    }

    Reply answer(Call call) throws IOException {
        if (call.rawPath().equals("/healthz") || call.rawPath().equals("/readyz")) {
            return Reply.text(200, "text/plain; charset=utf-8", "ok");
        }
        return call.hasBearer(token) ? routes.handle(call) : status(401, "Unauthorized", "Unauthorized");
    }

    private Reply one(Call call) {
        var name = call.parameter("name");
        return state.workload(call.parameter("namespace") + "/" + name)
                .map(workload -> Reply.json(200, DeploymentView.of(workload)))
                .orElseGet(() -> status(404, "NotFound", "deployments.apps \"" + name + "\" not found"));
    }

    private Reply list(Call call, String namespace) {
        var selected = selector(call.query("labelSelector").orElse(""));
        var document = Json.object().put("kind", "DeploymentList").put("apiVersion", "apps/v1");
        document.putObject("metadata").put("resourceVersion", "1");
        var items = document.putArray("items");
        state.workloads().stream()
                .filter(workload -> namespace.isEmpty() || workload.namespace().equals(namespace))
                .map(DeploymentView::of)
                .filter(deployment -> selected.test(deployment.path("metadata").path("labels")))
                .forEach(items::add);
        return Reply.json(200, document);
    }

    /** Equality alone: {@code a=b,c==d,e!=f,g}. */
    private static Predicate<JsonNode> selector(String text) {
        Predicate<JsonNode> all = labels -> true;
        for (var part : text.split(",", -1)) {
            var pair = part.strip().split("!=|==|=", 2);
            if (pair.length == 1 && !pair[0].isEmpty()) {
                all = all.and(labels -> labels.has(pair[0]));
            } else if (pair.length == 2) {
                var wanted = !part.contains("!=");
                all = all.and(labels -> labels.path(pair[0]).asString("").equals(pair[1]) == wanted);
            }
        }
        return all;
    }

    /** Not of Kubernetes: what the agent applied last, and which folders it could not. */
    private Reply sync() {
        var document = Json.object().put("commit", agent.commit());
        var folders = document.putObject("notApplied");
        agent.troubles().forEach(folders::put);
        return Reply.json(200, document);
    }

    private static Reply status(int code, String reason, String message) {
        var document = Json.object().put("kind", "Status").put("apiVersion", "v1");
        document.putObject("metadata");
        return Reply.json(
                code,
                document.put("status", "Failure")
                        .put("message", message)
                        .put("reason", reason)
                        .put("code", code));
    }
}
