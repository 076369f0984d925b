package dev.slipway.local.cluster.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One counter with its labels, and its samples: the last fifteen minutes, one a second. */
final class Series {
    static final int KEPT = 900;

    private final Map<String, String> labels;
    private final AtomicLong count = new AtomicLong();
    private final long[] times = new long[KEPT];
    private final long[] values = new long[KEPT];
    private int next;
    private int size;
    private boolean stale;

    Series(Map<String, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    Map<String, String> labels() {
        return labels;
    }

    void add() {
        count.incrementAndGet();
    }

    synchronized void sample(long millis) {
        times[next] = millis;
        values[next] = count.get();
        next = (next + 1) % KEPT;
        size = Math.min(size + 1, KEPT);
        stale = false;
    }

    /** What it counts is gone: an instant query does not see it any more. */
    synchronized void end() {
        stale = true;
    }

    synchronized boolean isStale() {
        return stale;
    }

    synchronized long newest() {
        return size == 0 ? Long.MIN_VALUE : times[Math.floorMod(next - 1, KEPT)];
    }

    /** The samples after {@code from} up to and including {@code to}, oldest first. */
    synchronized Samples between(long from, long to) {
        var foundTimes = new long[size];
        var foundValues = new double[size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            int at = Math.floorMod(next - size + i, KEPT);
            if (times[at] > from && times[at] <= to) {
                foundTimes[found] = times[at];
                foundValues[found++] = values[at];
            }
        }
        return new Samples(Arrays.copyOf(foundTimes, found), Arrays.copyOf(foundValues, found));
    }
}
