package dev.slipway.local.cluster;

import tools.jackson.databind.node.ObjectNode;

/**
 * A Deployment as {@code kubectl get -o json} shows it. One thing is stricter than in Kubernetes: only pods of the
 * newest template count as available, so that {@code Available} is false while they cannot be had
 * ({@code ImagePullBackOff}), although the old ones go on serving.
 */
final class DeploymentView {
    private DeploymentView() {}

    static ObjectNode of(Workload workload) {
        var document = workload.manifest().deepCopy();
        var metadata = document.withObject("/metadata");
        metadata.put("namespace", workload.namespace());
        metadata.put("uid", workload.uid());
        metadata.put("resourceVersion", Long.toString(workload.generation()));
        metadata.put("generation", workload.generation());
        metadata.put("creationTimestamp", workload.created());
        status(workload, document.putObject("status"));
        return document;
    }

    private static void status(Workload workload, ObjectNode status) {
        var wanted = workload.replicas();
        var ready = workload.isCurrent() ? wanted : 0;
        var old = workload.isCurrent() || workload.running().isEmpty() ? 0 : wanted;
        status.put("observedGeneration", workload.generation());
        status.put("replicas", wanted + old);
        status.put("updatedReplicas", wanted);
        if (ready > 0) {
            status.put("readyReplicas", ready).put("availableReplicas", ready);
        } else if (wanted > 0) {
            status.put("unavailableReplicas", wanted);
        }
        var conditions = status.putArray("conditions");
        var available = workload.isCurrent() || wanted == 0;
        condition(
                conditions.addObject(),
                "Available",
                available,
                available ? "MinimumReplicasAvailable" : reason(workload),
                message(workload));
        condition(
                conditions.addObject(),
                "Progressing",
                workload.trouble().isEmpty(),
                available ? "NewReplicaSetAvailable" : progress(workload),
                message(workload));
    }

    private static String reason(Workload workload) {
        return workload.trouble().isPresent() ? "ImagePullBackOff" : "MinimumReplicasUnavailable";
    }

    private static String progress(Workload workload) {
        return workload.trouble().isPresent() ? "ImagePullBackOff" : "ReplicaSetUpdated";
    }

    private static String message(Workload workload) {
        return workload.trouble()
                .orElseGet(() ->
                        workload.isCurrent() ? "Deployment has minimum availability." : "The new pods are starting.");
    }

    private static void condition(ObjectNode condition, String type, boolean holds, String reason, String message) {
        condition
                .put("type", type)
                .put("status", holds ? "True" : "False")
                .put("reason", reason)
                .put("message", message);
    }
}
