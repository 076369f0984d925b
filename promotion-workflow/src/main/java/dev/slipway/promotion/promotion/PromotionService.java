package dev.slipway.promotion.promotion;

import dev.slipway.promotion.approval.Approvals;
import dev.slipway.promotion.approval.Requesters;
import dev.slipway.promotion.halt.PromotionSwitch;
import dev.slipway.promotion.process.NewProcess;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.ProcessKind;
import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.ProcessSignals;
import dev.slipway.promotion.process.Processes;
import dev.slipway.runtime.RetryableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins promotions, and takes what people want of those that run. */
@Service
class PromotionService {
    private static final String STAGING = "staging";
    private static final int TRIES = 3;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final PromotionRepository promotions;
    private final BuildOrderRepository builds;
    private final Processes processes;
    private final ProcessHistory history;
    private final ProcessSignals signals;
    private final Approvals approvals;
    private final Requesters requesters;
    private final PromotionEvents events;
    private final PromotionSwitch halt;
    private final PromotionProperties properties;
    private final Clock clock;

    PromotionService(
            PromotionRepository promotions,
            BuildOrderRepository builds,
            Processes processes,
            ProcessHistory history,
            ProcessSignals signals,
            Approvals approvals,
            Requesters requesters,
            PromotionEvents events,
            PromotionSwitch halt,
            PromotionProperties properties,
            Clock clock) {
        this.promotions = promotions;
        this.builds = builds;
        this.processes = processes;
        this.history = history;
        this.signals = signals;
        this.approvals = approvals;
        this.requesters = requesters;
        this.events = events;
        this.halt = halt;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A build that somebody wants in production.
     *
     * @param version declared by the image, if that is known already
     * @param repository image repository without the registry host, if that is known already
     * @param by opaque id of a person, or name of a machine or service
     */
    record Wanted(
            String app,
            String digest,
            @Nullable String version,
            @Nullable String repository,
            long revision,
            String by) {}

    /** Begins a promotion, unless one of this build is under way, which is joined and given then. A newer build takes the place of those that wait. */
    @Transactional
    Promotion begin(Wanted wanted) {
        return Stream.generate(() -> beginOrJoin(wanted))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new RetryableException("promotions of the build begin and end at this moment", A_MOMENT));
    }

    /** Nothing if the one that stood in the way has ended meanwhile. */
    private Optional<Promotion> beginOrJoin(Wanted wanted) {
        var process = new NewProcess(
                ProcessKind.PROMOTION, wanted.app(), wanted.digest(), null, properties.waits(), wanted.by());
        return processes.open(process).map(row -> begin(row, wanted)).or(() -> promotions
                .open(wanted.app(), wanted.digest())
                .flatMap(open -> join(open, wanted.by())));
    }

    /** Whoever joins asked for it too: that is on record, and they decide about it as little as whoever began it. */
    private Optional<Promotion> join(Promotion open, String by) {
        return switch (requesters.join(open.id(), by)) {
            case NEWLY -> {
                history.append(open.id(), "requested", "Somebody else asked for it too.");
                events.requested(open, by);
                yield Optional.of(open);
            }
            case BEFORE -> Optional.of(open);
            case TOO_LATE -> Optional.empty();
        };
    }

    private Promotion begin(ProcessRow row, Wanted wanted) {
        var promotion = new Promotion(
                row.id(),
                row.number(),
                wanted.app(),
                wanted.digest(),
                wanted.version(),
                wanted.repository(),
                wanted.revision(),
                PromotionState.GATING,
                STAGING,
                "the verdict of the gate",
                clock.instant(),
                false,
                null,
                null);
        builds.built(wanted.app(), wanted.digest(), null);
        promotions.insert(promotion);
        history.append(row.id(), "requested", "The build is on its way to production.");
        supersedeOlder(promotion);
        events.requested(promotion, wanted.by());
        return promotion;
    }

    private void supersedeOlder(Promotion newer) {
        promotions.lockOpen(newer.app()).stream()
                .filter(older ->
                        older.number() < newer.number() && older.state().waits())
                .filter(older -> approvals.withdraw(older.id()))
                .forEach(older -> {
                    promotions.supersede(older.id(), newer.digest());
                    signals.wake(older.id());
                });
    }

    /** Stands still before its next stage, or goes on. False if it has ended. */
    @Transactional
    boolean pause(UUID id, boolean paused, String by) {
        var open = promotions.lock(id).filter(promotion -> !promotion.state().ended());
        open.filter(promotion -> promotion.paused() != paused).ifPresent(promotion -> {
            promotions.pause(id, paused);
            history.append(
                    id, paused ? "paused" : "resumed", paused ? "An operator paused it." : "An operator resumed it.");
            events.held(promotion, paused, by);
            signals.wake(id);
        });
        return open.isPresent();
    }

    /** Ends before its next stage; who wanted that first stays on record, and whoever wants it again wakes it again. False if production is being changed already, or it has ended. */
    @Transactional
    boolean cancel(UUID id, String by) {
        var open = promotions.lock(id).filter(promotion -> promotion.state().waits());
        open.filter(promotion -> promotion.cancelledBy() == null).ifPresent(_ -> {
            approvals.withdraw(id);
            promotions.cancel(id, by);
            history.append(id, "cancel", "Somebody who may wants it to end.");
        });
        open.ifPresent(_ -> signals.wake(id));
        return open.isPresent();
    }

    /** Stops all promotions before their next stage that changes an environment, or lets all go on. */
    @Transactional
    void turn(boolean running, String reason, String by) {
        if (halt.turn(running, reason, by) && running) {
            promotions.open().forEach(signals::wake);
        }
    }

    Optional<Promotion> find(UUID id) {
        return promotions.find(id);
    }
}
