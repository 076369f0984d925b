package dev.slipway.runtime.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code slipway.outbox}: how the service announces.
 *
 * @param maxPayload the largest event that is taken; must be less than what the broker takes
 * @param partitions of the service's topic when it is made; order holds only while it stays
 * @param replication of the service's topic when it is made; by default what the broker says
 * @param retention how long published events stay in the outbox, at least a day
 */
@Validated
@ConfigurationProperties("slipway.outbox")
public record OutboxProperties(
        @DefaultValue("512KB") DataSize maxPayload,
        @DefaultValue("3") @Min(1) int partitions,
        @Nullable Short replication,
        @DefaultValue("14d") Duration retention,
        @DefaultValue @Valid Relay relay) {

    /**
     * {@code slipway.outbox.relay}: how the outbox is published.
     *
     * @param enabled whether this process may publish
     * @param poll how often to look for what other replicas wrote; what this process wrote is published at once
     * @param standby how often a replica that does not publish tries to take over
     * @param batch how many events are on their way to the broker at most
     * @param sendTimeout how long to wait for the broker before the batch is begun again
     * @param longestPause between attempts while the broker or the database is away
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500ms") Duration poll,
            @DefaultValue("1s") Duration standby,
            @DefaultValue("200") @Min(1) @Max(10_000) int batch,
            @DefaultValue("10s") Duration sendTimeout,
            @DefaultValue("5s") Duration longestPause) {}
}
