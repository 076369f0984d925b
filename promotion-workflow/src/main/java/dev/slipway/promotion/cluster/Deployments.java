package dev.slipway.promotion.cluster;

import dev.slipway.promotion.cluster.Rollout.Absent;
import dev.slipway.promotion.cluster.Rollout.Running;
import dev.slipway.promotion.cluster.Rollout.Underway;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Deployments as the Kubernetes API tells them. */
@Component
class Deployments {
    private static final String CLIENT = "cluster";
    private static final int NOT_FOUND = 404;

    private final RestClient api;

    Deployments(OutgoingHttp http, ClusterProperties properties) {
        this.api = http.client(CLIENT)
                .defaultHeaders(
                        headers -> Optional.ofNullable(properties.token()).ifPresent(headers::setBearerAuth))
                .defaultHeader(HttpHeaders.ACCEPT, "application/json")
                .build();
    }

    Rollout rollout(String namespace, String app) {
        try {
            var found = api.get()
                    .uri("/apis/apps/v1/namespaces/{namespace}/deployments/{app}", namespace, app)
                    .retrieve()
                    .body(JsonNode.class);
            return found == null ? new Absent() : read(found);
        } catch (RemoteProblem e) {
            if (e.status() == NOT_FOUND) {
                return new Absent();
            }
            throw e;
        }
    }

    /** The rules of {@code kubectl rollout status}: the newest generation was seen, all replicas are updated, none is left of the old, all are available. */
    static Rollout read(JsonNode deployment) {
        var digest = digest(deployment);
        var status = deployment.path("status");
        var wanted = deployment.path("spec").path("replicas").asInt(1);
        var updated = status.path("updatedReplicas").asInt(0);
        var total = status.path("replicas").asInt(0);
        var available = status.path("availableReplicas").asInt(0);
        if (status.path("observedGeneration").asLong(0)
                < deployment.path("metadata").path("generation").asLong(0)) {
            return new Underway(digest, "the newest change was not looked at yet");
        }
        if (updated < wanted || total > updated) {
            return new Underway(digest, "%d of %d replicas are updated".formatted(updated, wanted));
        }
        if (available < updated) {
            return new Underway(digest, "%d of %d replicas are available".formatted(available, wanted));
        }
        return new Running(digest);
    }

    private static String digest(JsonNode deployment) {
        var image = deployment
                .path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .path(0)
                .path("image")
                .asString("");
        return image.substring(image.indexOf('@') + 1);
    }
}
