package dev.slipway.runtime.job;

import java.time.Duration;

/** Work done again and again, by one replica of the service at a time. A bean. */
public interface RecurringJob {
    /** Unique among the jobs of the service; stable. */
    String name();

    /** From the end of one run to the start of the next. The first run is when the service first starts. */
    Duration every();

    /** A failure is logged and counted, and the next run comes in its time. */
    void run();
}
