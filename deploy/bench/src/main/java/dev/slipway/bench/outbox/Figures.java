package dev.slipway.bench.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Latency under an even load, then the rate that several writers reach together with whoever publishes. */
final class Figures {
    private static final int WRITERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration FULL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long CALM_PAUSE_NANOS = Duration.ofMillis(160).toNanos();

    /** Something that writes as {@link Writers#write} does. */
    interface Load {
        void write(int writers, long pauseNanos, BooleanSupplier goOn, Journal journal);
    }

    private Figures() {}

    /** {@code p50}, {@code p95}, {@code p99} in milliseconds at about 50 events a second, {@code rate} in events a second. */
    static Map<String, Double> of(Load load, BrokerAccess broker, String topic) {
        var journal = new Journal();
        try (var _ = new Reader(broker.consumer(topic), journal)) {
            run(load, WARM_UP, 0, journal);
            run(load, CALM, CALM_PAUSE_NANOS, journal);
            var figures = new LinkedHashMap<String, Double>();
            figures.put("p50", journal.quantile(0.50));
            figures.put("p95", journal.quantile(0.95));
            figures.put("p99", journal.quantile(0.99));
            figures.put("calm", journal.rate());
            run(load, FULL, 0, journal);
            figures.put("rate", journal.rate());
            return figures;
        }
    }

    /** Transactions a second that the same writers reach when nobody announces anything. */
    static double commits(Writers writers) {
        var begun = System.nanoTime();
        return writers.writeSilently(WRITERS, () -> System.nanoTime() - begun < FULL.toNanos())
                / (double) FULL.toSeconds();
    }

    private static void run(Load load, Duration time, long pauseNanos, Journal journal) {
        journal.forget();
        var end = System.nanoTime() + time.toNanos();
        load.write(WRITERS, pauseNanos, () -> System.nanoTime() < end, journal);
        var last = System.nanoTime() + PATIENCE.toNanos();
        while (!journal.allSeen()) {
            if (System.nanoTime() > last) {
                throw new IllegalStateException(
                        "not all of %d events arrived within %s".formatted(journal.size(), PATIENCE));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
