package dev.slipway.runtime.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/** What can be seen of the outbox from outside. */
final class OutboxMeters {
    private final Timer latency;
    private final Counter failures;
    private final Counter ahead;

    OutboxMeters(MeterRegistry registry, OutboxRepository outbox, Clock clock) {
        Gauge.builder("slipway.outbox.lag", outbox, OutboxRepository::unpublishedCount)
                .description("Events that are not published yet")
                .register(registry);
        Gauge.builder("slipway.outbox.oldest.age", () -> outbox.oldestUnpublished()
                        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                        .orElse(0.0))
                .baseUnit("seconds")
                .description("How long the oldest event that is not published has waited")
                .register(registry);
        this.latency = Timer.builder("slipway.outbox.latency")
                .description("From the appending of an event to the broker's confirmation")
                .publishPercentileHistogram()
                .register(registry);
        this.failures = Counter.builder("slipway.outbox.failures")
                .description("Times that publishing stopped and began again")
                .register(registry);
        this.ahead = Counter.builder("slipway.outbox.unknown")
                .description(
                        "Events found on the broker that the outbox does not hold, as after a restore of the database")
                .register(registry);
    }

    void published(Duration sinceAppended) {
        latency.record(sinceAppended);
    }

    void foundAhead(int events) {
        ahead.increment(events);
    }

    void failed() {
        failures.increment();
    }
}
