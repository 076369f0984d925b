package dev.slipway.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations, all of them kept, and the time within which a share of them lies. */
public final class Quantiles {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    public void add(long duration) {
        nanos.add(duration);
    }

    public int count() {
        return nanos.size();
    }

    /** {@code p50}, {@code p95}, {@code p99} in milliseconds. */
    public Map<String, Double> figures() {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        var figures = new LinkedHashMap<String, Double>();
        for (int share : new int[] {50, 95, 99}) {
            figures.put("p" + share, sorted.length == 0 ? Double.NaN : sorted[sorted.length * share / 100] / 1e6);
        }
        return figures;
    }
}
