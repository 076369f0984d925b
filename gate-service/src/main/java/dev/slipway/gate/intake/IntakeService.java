package dev.slipway.gate.intake;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.gate.registry.ReadBuildJob;
import dev.slipway.gate.registry.ReadReferrerJob;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores deliveries and starts what follows from them, in one transaction: what was acknowledged is never lost, and has its effect once. Where nothing follows,
 * those that come at the same time are stored together.
 */
@Service
class IntakeService {
    private static final int LARGEST_TOGETHER = 64 * 1024;
    private static final int MOST_TOGETHER = 64;

    /**
     * GitHub gives ten seconds. Two of waiting for others and two of a group's statement leave a second try its own five. Only who has to wait for a connection
     * besides, up to five seconds each time, comes too late; a group that waited so long is refused at once.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SECOND_TRY_WITHIN = Duration.ofSeconds(5);

    private final DeliveryRepository deliveries;
    private final Payloads payloads;
    private final PushJob pushes;
    private final ReadBuildJob readings;
    private final ReadReferrerJob referrers;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final GroupCommit<Delivery> together;

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
        this.together = new GroupCommit<>(
                MOST_TOGETHER, PATIENCE, SECOND_TRY_WITHIN, group -> deliveries.keep(group, clock.instant()));
    }

    /** Every event is kept; a push to the default branch is passed on to the catalog. */
    void github(Delivery delivery) {
        toDefaultBranch(delivery)
                .ifPresentOrElse(head -> store(delivery, () -> pushes.enqueue(head)), () -> keep(delivery));
    }

    private Optional<SourcePush> toDefaultBranch(Delivery delivery) {
        if (delivery.event().equals("push")) {
            return GithubPush.toDefaultBranch(payloads.object(delivery.body()));
        }
        payloads.check(delivery.body());
        return Optional.empty();
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

    /** A large one goes alone, for it would keep the others waiting. */
    private void keep(Delivery delivery) {
        if (delivery.body().length > LARGEST_TOGETHER) {
            deliveries.isFirst(delivery, clock.instant());
        } else {
            together.run(delivery);
        }
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
