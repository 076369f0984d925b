package dev.slipway.runtime.job;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.jobs}: how durable work is done.
 *
 * @param enabled whether this process runs jobs; it can enqueue them in any case
 * @param threads how many jobs run at once in this process
 * @param poll how often to look for what is due; what this process enqueues for now runs at once
 * @param heartbeat how often a running job is shown to be alive
 * @param missedHeartbeats after how many a job's process counts as dead and the job runs elsewhere, at least 4
 * @param maxAttempts after how many failures a job is given up
 * @param shutdown how long a stop waits for running jobs before it interrupts them
 */
@Validated
@ConfigurationProperties("slipway.jobs")
public record JobsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("16") @Min(1) int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("4") @Min(4) int missedHeartbeats,
        @DefaultValue("10") @Min(1) int maxAttempts,
        @DefaultValue @Valid Backoff backoff,
        @DefaultValue("15s") Duration shutdown) {

    /**
     * {@code slipway.jobs.backoff}: pauses after failures.
     *
     * @param first after the first failure; each further one is twice as long
     * @param longest pause
     */
    public record Backoff(
            @DefaultValue("1s") Duration first,
            @DefaultValue("5m") Duration longest) {

        Duration after(int failures) {
            var doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }
}
