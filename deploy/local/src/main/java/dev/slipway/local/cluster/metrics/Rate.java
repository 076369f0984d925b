package dev.slipway.local.cluster.metrics;

import java.time.Duration;
import java.util.OptionalDouble;

/** How much a counter grew in a range, as Prometheus reckons it ({@code extrapolatedRate} in promql/functions.go). */
final class Rate {
    private static final double MILLIS = 1_000.0;

    private Rate() {}

    static OptionalDouble of(Samples samples, long end, Duration range, boolean perSecond) {
        int count = samples.size();
        if (count < 2) {
            return OptionalDouble.empty();
        }
        var grown = grown(samples);
        var toStart = (samples.time(0) - (end - range.toMillis())) / MILLIS;
        var toEnd = (end - samples.time(count - 1)) / MILLIS;
        var sampled = (samples.time(count - 1) - samples.time(0)) / MILLIS;
        var between = sampled / (count - 1);
        if (grown > 0 && samples.value(0) >= 0) {
            toStart = Math.min(toStart, sampled * (samples.value(0) / grown));
        }
        var threshold = between * 1.1;
        var covered =
                sampled + (toStart < threshold ? toStart : between / 2) + (toEnd < threshold ? toEnd : between / 2);
        var growth = grown * (covered / sampled);
        return OptionalDouble.of(perSecond ? growth / (range.toMillis() / MILLIS) : growth);
    }

    /** A counter that fell was started anew. */
    private static double grown(Samples samples) {
        var grown = samples.last() - samples.value(0);
        for (int i = 1; i < samples.size(); i++) {
            if (samples.value(i) < samples.value(i - 1)) {
                grown += samples.value(i - 1);
            }
        }
        return grown;
    }
}
