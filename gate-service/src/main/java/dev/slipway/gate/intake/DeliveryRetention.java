package dev.slipway.gate.intake;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets deliveries that are older than they have to be. */
@Component
class DeliveryRetention implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRetention.class);

    private final DeliveryRepository deliveries;
    private final IntakeProperties properties;
    private final Clock clock;

    DeliveryRetention(DeliveryRepository deliveries, IntakeProperties properties, Clock clock) {
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delivery-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var forgotten = deliveries.forgetBefore(clock.instant().minus(properties.retention()));
        LOG.info("{} deliveries are forgotten", forgotten);
    }
}
