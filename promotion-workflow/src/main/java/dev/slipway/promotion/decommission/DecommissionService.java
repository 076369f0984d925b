package dev.slipway.promotion.decommission;

import dev.slipway.promotion.approval.Approvals;
import dev.slipway.promotion.approval.Approvals.Tally;
import dev.slipway.promotion.approval.Requesters;
import dev.slipway.promotion.process.NewProcess;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.ProcessKind;
import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.ProcessSignals;
import dev.slipway.promotion.process.Processes;
import dev.slipway.runtime.RetryableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins decommissions. */
@Service
class DecommissionService {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final DecommissionRepository decommissions;
    private final Processes processes;
    private final ProcessHistory history;
    private final ProcessSignals signals;
    private final Approvals approvals;
    private final Requesters requesters;
    private final DecommissionEvents events;
    private final DecommissionProperties properties;
    private final Clock clock;

    DecommissionService(
            DecommissionRepository decommissions,
            Processes processes,
            ProcessHistory history,
            ProcessSignals signals,
            Approvals approvals,
            Requesters requesters,
            DecommissionEvents events,
            DecommissionProperties properties,
            Clock clock) {
        this.decommissions = decommissions;
        this.processes = processes;
        this.history = history;
        this.signals = signals;
        this.approvals = approvals;
        this.requesters = requesters;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * An app that somebody wants gone.
     *
     * @param risk low, medium or high
     * @param by opaque id
     */
    record Wanted(String app, String reason, String risk, long revision, String by) {}

    /** What stands in the process row as its argument. */
    record Argument(long graceMillis) {}

    /**
     * Begins a decommission, unless one of the app is under way, which is joined and given then. None ends between the two, but by the hand of an earlier release,
     * which did not keep others of the app from beginning.
     */
    @Transactional
    UUID begin(Wanted wanted) {
        var process = new NewProcess(
                ProcessKind.DECOMMISSION,
                wanted.app(),
                null,
                null,
                new Argument(properties.grace().toMillis()),
                wanted.by());
        return processes
                .open(process)
                .map(row -> begin(row, wanted))
                .or(() -> join(wanted.app(), wanted.by()))
                .orElseThrow(() -> new RetryableException("a decommission of the app ends at this moment", A_MOMENT));
    }

    /** Joins the decommission of the app that is under way: whoever does asked for it too, and decides about it as little as whoever began it. */
    @Transactional
    Optional<UUID> join(String app, String by) {
        return processes.live(ProcessKind.DECOMMISSION, app).map(ProcessRow::id).flatMap(id -> join(id, by));
    }

    private Optional<UUID> join(UUID id, String by) {
        return switch (requesters.join(id, by)) {
            case NEWLY -> {
                history.append(id, "requested", "Somebody else asked for it too.");
                yield Optional.of(id);
            }
            case BEFORE -> Optional.of(id);
            case TOO_LATE -> Optional.empty();
        };
    }

    private UUID begin(ProcessRow row, Wanted wanted) {
        var begun = new Decommission(
                row.id(),
                wanted.app(),
                wanted.reason(),
                wanted.revision(),
                DecommissionState.REQUESTED,
                clock.instant());
        decommissions.insert(begun);
        approvals.plan(row.id(), wanted.by(), wanted.app(), wanted.risk(), wanted.revision());
        history.append(row.id(), "requested", "Somebody who may wants the app gone: " + wanted.reason());
        events.requested(begun, wanted.by());
        return row.id();
    }

    /** Tries again at once what could not be removed. False if nothing is being removed. */
    @Transactional
    boolean retry(UUID id) {
        var removing = decommissions.find(id).filter(it -> it.state() == DecommissionState.REMOVING);
        removing.ifPresent(it -> {
            history.append(id, "retry", "An operator has it tried again.");
            signals.wake(id);
        });
        return removing.isPresent();
    }

    /** As people see it. */
    Optional<DecommissionView> view(UUID id) {
        return decommissions
                .find(id)
                .map(it -> new DecommissionView(
                        it.id(),
                        it.app(),
                        it.reason(),
                        it.state().id(),
                        it.since(),
                        approvals
                                .tallies(List.of(id))
                                .getOrDefault(id, Tally.NONE)
                                .required(),
                        history.of(List.of(id)).getOrDefault(id, List.of())));
    }
}
