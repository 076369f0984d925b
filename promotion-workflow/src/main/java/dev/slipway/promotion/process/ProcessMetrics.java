package dev.slipway.promotion.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * {@code slipway.processes.open} by kind, {@code slipway.processes.stuck} by kind (those that do not get on, as {@link StuckWatch} saw it last), and the age of the
 * oldest that has not ended, in seconds.
 */
@Component
class ProcessMetrics implements MeterBinder {
    private final ProcessRepository processes;
    private final StuckRepository stuck;
    private final Clock clock;

    ProcessMetrics(ProcessRepository processes, StuckRepository stuck, Clock clock) {
        this.processes = processes;
        this.stuck = stuck;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var kind : ProcessKind.values()) {
            Gauge.builder("slipway.processes.open", () -> processes.countOpen().getOrDefault(kind.id(), 0))
                    .tag("kind", kind.id())
                    .description("processes that have not ended")
                    .register(registry);
            Gauge.builder("slipway.processes.stuck", () -> stuck.countByKind().getOrDefault(kind.id(), 0))
                    .tag("kind", kind.id())
                    .description("processes that have not ended and do not get on")
                    .register(registry);
        }
        Gauge.builder("slipway.processes.oldest.age", this::oldest)
                .baseUnit("seconds")
                .description("age of the oldest process that has not ended")
                .register(registry);
    }

    private double oldest() {
        return processes
                .oldestOpen()
                .map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
