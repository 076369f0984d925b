package dev.slipway.local.cluster;

import dev.slipway.local.store.DocumentLog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is in the cluster now: Deployments, which are kept on disk so that what runs survives a restart, and the other
 * objects, which are read from Git again.
 */
final class ClusterState {
    private static final String WORKLOAD = "workload/";

    private final DocumentLog disk;
    private final Map<String, Workload> workloads = new ConcurrentSkipListMap<>();
    private volatile List<ObjectNode> objects = List.of();

    ClusterState(DocumentLog disk) {
        this.disk = disk;
        disk.list(WORKLOAD).stream().map(Workload::parse).forEach(workload -> workloads.put(workload.key(), workload));
    }

    Collection<Workload> workloads() {
        return workloads.values();
    }

    Optional<Workload> workload(String key) {
        return Optional.ofNullable(workloads.get(key));
    }

    /** Services, Ingresses and ExternalSecrets. */
    List<ObjectNode> objects(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asString("").equals(kind))
                .toList();
    }

    void objects(List<ObjectNode> all) {
        objects = List.copyOf(all);
    }

    synchronized void put(Workload workload) throws IOException {
        disk.put(WORKLOAD + workload.key(), workload.document());
        workloads.put(workload.key(), workload);
    }

    /** Changes a Deployment that is still wanted as the caller saw it; else nothing. */
    synchronized void update(Workload seen, UnaryOperator<Workload> change) throws IOException {
        var now = workloads.get(seen.key());
        if (now != null && now.uid().equals(seen.uid()) && now.generation() == seen.generation()) {
            put(change.apply(now));
        }
    }

    synchronized void remove(String key) throws IOException {
        disk.remove(WORKLOAD + key);
        workloads.remove(key);
    }
}
