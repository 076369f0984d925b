package dev.slipway.bench.outbox;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** When each event was committed and when a consumer of this process saw it, by the monotonic clock of this process. */
final class Journal {
    private final Map<Event, Long> committed = new ConcurrentHashMap<>();
    private final Map<Event, Long> seen = new ConcurrentHashMap<>();

    /** One change of one subject. */
    record Event(String app, long revision) {}

    void committed(Event event) {
        committed.putIfAbsent(event, System.nanoTime());
    }

    void seen(Event event) {
        seen.putIfAbsent(event, System.nanoTime());
    }

    boolean allSeen() {
        return seen.keySet().containsAll(committed.keySet());
    }

    int size() {
        return committed.size();
    }

    void forget() {
        committed.clear();
        seen.clear();
    }

    /** Milliseconds within which this share of the events was seen after its commit. */
    double quantile(double share) {
        var sorted = latencies();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    /** Events a second, from the first commit to the last sight. */
    double rate() {
        var first = committed.values().stream().mapToLong(Long::longValue).min().orElse(0);
        var last = seen.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return committed.size() * (double) TimeUnit.SECONDS.toNanos(1) / (last - first);
    }

    private long[] latencies() {
        var sorted = committed.entrySet().stream()
                .filter(event -> seen.containsKey(event.getKey()))
                .mapToLong(event -> seen.getOrDefault(event.getKey(), 0L) - event.getValue())
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
