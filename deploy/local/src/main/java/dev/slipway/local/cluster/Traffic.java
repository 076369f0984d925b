package dev.slipway.local.cluster;

import dev.slipway.local.cluster.metrics.RequestMetrics;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Users of the production apps: once a second each app is asked for its page by its name, and then all are counted. */
final class Traffic {
    private final ClusterState state;
    private final Gateway gateway;
    private final RequestMetrics metrics;
    private final Clock clock;

    Traffic(ClusterState state, Gateway gateway, RequestMetrics metrics, Clock clock) {
        this.state = state;
        this.gateway = gateway;
        this.metrics = metrics;
        this.clock = clock;
    }

    void tick() {
        var present = new HashSet<Map<String, String>>();
        var production = new TreeSet<String>();
        for (var workload : state.workloads()) {
            workload.running().ifPresent(running -> present.add(Apps.labels(workload, running)));
            if (workload.place().isProduction() && workload.running().isPresent()) {
                production.add(workload.namespace());
            }
        }
        hosts(production).forEach(host -> gateway.ask(host, "/"));
        metrics.sample(clock.millis(), present);
    }

    /** The first host of each Ingress in these namespaces; an app with several is asked by one of them. */
    private Set<String> hosts(Set<String> namespaces) {
        var hosts = new TreeSet<String>();
        for (var ingress : state.objects("Ingress")) {
            if (namespaces.contains(ingress.path("metadata").path("namespace").asString("default"))) {
                ingress.path("spec")
                        .path("rules")
                        .valueStream()
                        .findFirst()
                        .map(Traffic::host)
                        .ifPresent(hosts::add);
            }
        }
        return hosts;
    }

    private static String host(JsonNode rule) {
        return rule.path("host").asString("");
    }
}
