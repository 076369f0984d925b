package dev.slipway.notifier.delivery;

import dev.slipway.notifier.delivery.DeliveryJob.Delivery;
import dev.slipway.notifier.message.MessageChanged;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One job a message: whatever changed, it brings the channel up to date. Queued in the transaction that changed the message. */
@Component
class DeliveryJob implements Job<Delivery> {
    private final DeliveryService deliveries;
    private final Jobs jobs;

    DeliveryJob(DeliveryService deliveries, Jobs jobs) {
        this.deliveries = deliveries;
        this.jobs = jobs;
    }

    /** Names the message. */
    record Delivery(UUID message) {}

    @EventListener
    void on(MessageChanged changed) {
        jobs.enqueue(this, changed.message().toString(), new Delivery(changed.message()));
    }

    @Override
    public String name() {
        return "deliver-message";
    }

    @Override
    public Class<Delivery> dataType() {
        return Delivery.class;
    }

    @Override
    public void run(Delivery delivery) {
        deliveries.bringUpToDate(delivery.message());
    }
}
