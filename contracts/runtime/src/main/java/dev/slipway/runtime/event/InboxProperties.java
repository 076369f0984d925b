package dev.slipway.runtime.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.inbox}: how the service takes the events of others.
 *
 * @param enabled whether this process subscribes, and retries what is parked
 * @param attempts how often an event is tried before it is parked
 * @param retention how long the inbox remembers an event; must be longer than the broker keeps it
 * @param sessionTimeout after which a silent consumer's partitions go to others; the broker sets a lower limit, usually 6 s
 * @param longestPause between attempts while something is away
 */
@Validated
@ConfigurationProperties("slipway.inbox")
public record InboxProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("10s") Duration longestPause,
        @DefaultValue @Valid Parked parked) {

    /** Refuses an inbox that forgets what the broker may still deliver: it would take effect again. */
    public InboxProperties {
        if (retention.compareTo(Broker.KEPT_AT_MOST) <= 0) {
            throw new IllegalArgumentException(
                    "slipway.inbox.retention is %s, and an event may stay on its topic for %d days: what is delivered again after that would take effect again."
                            .formatted(retention, Broker.KEPT_AT_MOST.toDays()));
        }
    }

    /**
     * {@code slipway.inbox.parked}: how parked events are retried.
     *
     * @param look how often to look for what is due
     * @param first pause before the first retry; each further one is twice as long
     * @param longest pause
     */
    public record Parked(
            @DefaultValue("1s") Duration look,
            @DefaultValue("10s") Duration first,
            @DefaultValue("1h") Duration longest) {

        Duration pauseAfter(int retries) {
            var doubled = first.multipliedBy(1L << Math.min(retries, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }
}
