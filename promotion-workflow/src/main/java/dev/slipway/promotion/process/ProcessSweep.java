package dev.slipway.promotion.process;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The continuous starter: sees to it that every open process is driven, new ones at once and the others again and again, should Temporal have lost them. */
@Component
class ProcessSweep implements RecurringJob {
    private static final Logger log = LoggerFactory.getLogger(ProcessSweep.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;

    private final ProcessRepository processes;
    private final StartProcess start;
    private final ProcessProperties properties;
    private final Clock clock;

    ProcessSweep(ProcessRepository processes, StartProcess start, ProcessProperties properties, Clock clock) {
        this.processes = processes;
        this.start = start;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "process-sweep";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        var neglected = processes.neglected(clock.instant().minus(properties.lookAfterEvery()), AT_ONCE);
        for (var row : neglected) {
            log.debug("driving {} {} of {}", row.kind().id(), row.id(), row.app());
            start.drive(row);
        }
    }
}
