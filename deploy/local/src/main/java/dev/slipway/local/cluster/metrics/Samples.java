package dev.slipway.local.cluster.metrics;

/** Some samples of one series, oldest first: milliseconds and values. */
final class Samples {
    private final long[] times;
    private final double[] values;

    Samples(long[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    int size() {
        return times.length;
    }

    long time(int index) {
        return times[index];
    }

    double value(int index) {
        return values[index];
    }

    double last() {
        return values[values.length - 1];
    }
}
