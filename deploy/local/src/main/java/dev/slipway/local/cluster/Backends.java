package dev.slipway.local.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a request goes: host and path to an Ingress's rule, from there by Service and labels to the pods. An Ingress
 * with the annotations {@code nginx.ingress.kubernetes.io/canary} and {@code canary-weight} takes its share of its
 * host's requests.
 */
final class Backends {
    private static final String CANARY = "nginx.ingress.kubernetes.io/canary";
    private static final String WEIGHT = "nginx.ingress.kubernetes.io/canary-weight";

    /** What a host leads to. */
    sealed interface Target {
        /** Pods that serve. */
        record Pods(Workload workload, Running running) implements Target {}

        /** A rule, but nothing behind it. */
        record Nothing(String why) implements Target {}
    }

    private record Rule(ObjectNode ingress, JsonNode path) {}

    private final ClusterState state;
    private final Map<String, AtomicInteger> shares = new ConcurrentHashMap<>();

    Backends(ClusterState state) {
        this.state = state;
    }

    /** Empty when no Ingress knows host and path. */
    Optional<Target> find(String host, String path) {
        var rules = state.objects("Ingress").stream()
                .flatMap(ingress -> rules(ingress, host, path))
                .toList();
        var canary = rules.stream().filter(rule -> isCanary(rule.ingress)).findFirst();
        var stable =
                longest(rules.stream().filter(rule -> !isCanary(rule.ingress)).toList());
        if (stable.isPresent() && canary.isPresent() && takesShare(host, weight(canary.get().ingress))) {
            return canary.map(this::target);
        }
        return stable.map(this::target);
    }

    private static java.util.stream.Stream<Rule> rules(ObjectNode ingress, String host, String path) {
        return ingress.path("spec")
                .path("rules")
                .valueStream()
                .filter(rule -> matches(rule.path("host").asString(""), host))
                .flatMap(rule -> rule.path("http").path("paths").valueStream())
                .filter(candidate -> covers(candidate, path))
                .map(candidate -> new Rule(ingress, candidate));
    }

    private static Optional<Rule> longest(List<Rule> rules) {
        return rules.stream()
                .max(Comparator.comparingInt(
                        rule -> rule.path.path("path").asString("").length()));
    }

    /** Ingress API: a wildcard stands for exactly one label. */
    static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.")
                ? host.indexOf('.') > 0 && host.substring(host.indexOf('.')).equalsIgnoreCase(pattern.substring(1))
                : pattern.equalsIgnoreCase(host);
    }

    private static boolean covers(JsonNode candidate, String path) {
        var prefix = candidate.path("path").asString("/");
        if (candidate.path("pathType").asString("Prefix").equals("Exact")) {
            return path.equals(prefix);
        }
        var trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return path.equals(trimmed) || path.startsWith(trimmed + "/");
    }

    private Target target(Rule rule) {
        var namespace = rule.ingress.path("metadata").path("namespace").asString("default");
        var name = rule.path.path("backend").path("service").path("name").asString("");
        var service = state.objects("Service").stream()
                .filter(object -> object.path("metadata")
                        .path("namespace")
                        .asString("default")
                        .equals(namespace))
                .filter(object ->
                        object.path("metadata").path("name").asString("").equals(name))
                .findFirst();
        if (service.isEmpty()) {
            return new Target.Nothing("there is no Service " + namespace + "/" + name);
        }
        var selector = service.get().path("spec").path("selector");
        return state.workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace)
                        && workload.hasLabels(selector)
                        && workload.replicas() > 0)
                .flatMap(workload ->
                        workload.running().map(running -> (Target) new Target.Pods(workload, running)).stream())
                .findFirst()
                .orElseGet(() -> new Target.Nothing("the Service " + namespace + "/" + name + " has no endpoints"));
    }

    private static boolean isCanary(ObjectNode ingress) {
        return ingress.path("metadata")
                .path("annotations")
                .path(CANARY)
                .asString("")
                .equals("true");
    }

    private static int weight(ObjectNode ingress) {
        return Math.clamp(
                ingress.path("metadata").path("annotations").path(WEIGHT).asInt(0), 0, 100);
    }

    private boolean takesShare(String host, int percent) {
        return Share.isNext(shares.computeIfAbsent(host, name -> new AtomicInteger()), percent);
    }
}
