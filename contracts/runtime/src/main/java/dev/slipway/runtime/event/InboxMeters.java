package dev.slipway.runtime.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What can be seen of a consumer from outside. */
final class InboxMeters {
    private final Map<Delivered, Counter> delivered = new EnumMap<>(Delivered.class);

    InboxMeters(MeterRegistry registry, String consumer, ParkedEventRepository parked) {
        Gauge.builder("slipway.inbox.parked", parked, ParkedEventRepository::count)
                .description("Events that wait because they, or one before them, could not be handled")
                .tag("consumer", consumer)
                .register(registry);
        Gauge.builder("slipway.inbox.parked.subjects", parked, ParkedEventRepository::subjects)
                .description("Subjects whose events wait because one could not be handled")
                .tag("consumer", consumer)
                .register(registry);
        for (var outcome : Delivered.values()) {
            delivered.put(
                    outcome,
                    Counter.builder("slipway.inbox.delivered")
                            .description("Events delivered, by what became of them")
                            .tag("consumer", consumer)
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    Delivered count(Delivered outcome) {
        var counter = delivered.get(outcome);
        if (counter != null) {
            counter.increment();
        }
        return outcome;
    }
}
