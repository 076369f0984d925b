package dev.slipway.gate.verdict;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Judges everything that is live once in a while: evidence grows old, and policies and trusted keys change with a restart. */
@Component
class LiveSweep implements RecurringJob {
    private final JudgedAgain again;
    private final VerdictProperties properties;

    LiveSweep(JudgedAgain again, VerdictProperties properties) {
        this.again = again;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "live-sweep";
    }

    @Override
    public Duration every() {
        return properties.sweepEvery();
    }

    @Override
    public void run() {
        again.live();
    }
}
