package dev.slipway.local.cluster.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** {@code http_requests_total} by app, environment, namespace, deployment, digest and status. */
public final class RequestMetrics {
    static final String NAME = "http_requests_total";

    private final Map<Map<String, String>, Series> all = new ConcurrentHashMap<>();

    public void count(Map<String, String> labels, int status) {
        series(labels, status).add();
    }

    /**
     * Takes a sample of everything, and ends what is of none of these. What is there has counters of 200 and 500 from
     * its start, so that a rate of nothing is zero and not unknown.
     */
    public void sample(long millis, Set<Map<String, String>> present) {
        for (var labels : present) {
            series(labels, 200);
            series(labels, 500);
        }
        for (var series : all.values()) {
            var labels = new TreeMap<>(series.labels());
            labels.remove("status");
            labels.remove("__name__");
            if (present.contains(labels)) {
                series.sample(millis);
            } else {
                series.end();
            }
        }
        all.values().removeIf(series -> series.isStale() && series.newest() < millis - Series.KEPT * 1_000L);
    }

    List<Series> all() {
        return List.copyOf(all.values());
    }

    private Series series(Map<String, String> labels, int status) {
        var full = new TreeMap<>(labels);
        full.put("status", Integer.toString(status));
        full.put("__name__", NAME);
        return all.computeIfAbsent(Map.copyOf(full), Series::new);
    }
}
