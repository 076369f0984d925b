package dev.slipway.gate.intake;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.gate.registry.ReadBuildJob;
import dev.slipway.gate.registry.ReadReferrerJob;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores deliveries and starts what follows from them, in one transaction: what was acknowledged is never lost, and has its effect once. Where nothing follows,
 * one statement stores it, which is a transaction by itself.
 */
@Service
class IntakeService {
    private final DeliveryRepository deliveries;
    private final Payloads payloads;
    private final PushJob pushes;
    private final ReadBuildJob readings;
    private final ReadReferrerJob referrers;
    private final TransactionOperations transactions;
    private final Clock clock;

    IntakeService(
            DeliveryRepository deliveries,
            Payloads payloads,
            PushJob pushes,
            ReadBuildJob readings,
            ReadReferrerJob referrers,
            TransactionOperations transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.pushes = pushes;
        this.readings = readings;
        this.referrers = referrers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every event is kept; a push to the default branch is passed on to the catalog. */
    void github(Delivery delivery) {
        var payload = payloads.object(delivery.body());
        var push = delivery.event().equals("push") ? GithubPush.toDefaultBranch(payload) : Optional.<SourcePush>empty();
        push.ifPresentOrElse(
                head -> store(delivery, () -> pushes.enqueue(head)),
                () -> deliveries.isFirst(delivery, clock.instant()));
    }

    /** Images and signatures that were pushed are read at the registry. */
    void distribution(Delivery delivery) {
        var envelope = payloads.object(delivery.body());
        var pushed = RegistryNotification.pushed(envelope);
        var untagged = RegistryNotification.untagged(envelope);
        store(delivery, () -> {
            pushed.forEach(readings::enqueue);
            untagged.forEach(referrers::enqueue);
        });
    }

    /** Bodies are read before: a transaction that waits for them would hold a connection. */
    private void store(Delivery delivery, Runnable whatFollows) {
        transactions.executeWithoutResult(_ -> {
            if (deliveries.isFirst(delivery, clock.instant())) {
                whatFollows.run();
            }
        });
    }
}
