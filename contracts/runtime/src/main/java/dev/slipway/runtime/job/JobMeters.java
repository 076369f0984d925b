package dev.slipway.runtime.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What can be seen of the jobs from outside. */
final class JobMeters {
    private final MeterRegistry registry;

    JobMeters(MeterRegistry registry, JobRepository jobs, DeadLetterRepository deadLetters) {
        this.registry = registry;
        Gauge.builder("slipway.jobs.waiting", jobs, JobRepository::waiting)
                .description("Jobs that wait for their time or for a thread, recurring ones included")
                .register(registry);
        Gauge.builder("slipway.jobs.dead", deadLetters, DeadLetterRepository::count)
                .description("Jobs that were given up")
                .register(registry);
    }

    void ran(String job, String outcome) {
        registry.counter("slipway.jobs.runs", "job", job, "outcome", outcome).increment();
    }
}
