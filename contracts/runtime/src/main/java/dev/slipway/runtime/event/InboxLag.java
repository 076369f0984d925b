package dev.slipway.runtime.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.Metric;
import org.springframework.kafka.listener.MessageListenerContainer;

/** {@code slipway.inbox.lag}: how many events the broker has in the consumer's partitions that it has not been given, as its client knew at its last fetch. */
final class InboxLag {
    private static final String LAG = "records-lag";

    private InboxLag() {}

    static void show(MeterRegistry registry, String consumer, MessageListenerContainer container) {
        Gauge.builder("slipway.inbox.lag", container, InboxLag::of)
                .description("Events that the broker has and the consumer has not taken")
                .tag("consumer", consumer)
                .register(registry);
    }

    /** Not a number while the consumer does not run: then nobody knows. */
    private static double of(MessageListenerContainer container) {
        if (!container.isRunning()) {
            return Double.NaN;
        }
        return container.metrics().values().stream()
                .flatMap(client -> client.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals(LAG))
                .mapToDouble(metric -> value(metric.getValue()))
                .sum();
    }

    /** A partition that was not fetched from yet has none. */
    private static double value(Metric metric) {
        return metric.metricValue() instanceof Double lag && !lag.isNaN() ? lag : 0;
    }
}
