package dev.slipway.gate.intake;

import dev.slipway.gate.registry.ReadBuildJob;
import dev.slipway.gate.registry.ReadReferrerJob;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores deliveries and starts what follows from them, in one transaction: what was acknowledged is never lost, and has its effect once. */
@Service
class IntakeService {
    private final DeliveryRepository deliveries;
    private final Payloads payloads;
    private final PushJob pushes;
    private final ReadBuildJob readings;
    private final ReadReferrerJob referrers;
    private final Clock clock;

    IntakeService(
            DeliveryRepository deliveries,
            Payloads payloads,
            PushJob pushes,
            ReadBuildJob readings,
            ReadReferrerJob referrers,
            Clock clock) {
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.pushes = pushes;
        this.readings = readings;
        this.referrers = referrers;
        this.clock = clock;
    }

    /** Every event is kept; a push to the default branch is passed on to the catalog. */
    @Transactional
    void github(Delivery delivery) {
        var payload = payloads.object(delivery.body());
        if (deliveries.isFirst(delivery, clock.instant()) && delivery.event().equals("push")) {
            GithubPush.toDefaultBranch(payload).ifPresent(pushes::enqueue);
        }
    }

    /** Images and signatures that were pushed are read at the registry. */
    @Transactional
    void distribution(Delivery delivery) {
        var envelope = payloads.object(delivery.body());
        var pushed = RegistryNotification.pushed(envelope);
        if (deliveries.isFirst(delivery, clock.instant())) {
            pushed.forEach(readings::enqueue);
            RegistryNotification.untagged(envelope).forEach(referrers::enqueue);
        }
    }
}
