package dev.slipway.promotion.decommission;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.approval.Approvals;
import dev.slipway.promotion.decommission.DecommissionService.Argument;
import dev.slipway.promotion.process.NotYet;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.Processes;
import dev.slipway.promotion.process.RecordedSteps;
import dev.slipway.promotion.promotion.Promotions;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rows of decommissions in step with their workflows. */
@Component("decommissionActivities")
class DecommissionWorker implements DecommissionActivities {
    private final DecommissionRepository decommissions;
    private final Processes processes;
    private final ProcessHistory history;
    private final RecordedSteps steps;
    private final Promotions promotions;
    private final Approvals approvals;
    private final DecommissionEvents events;
    private final Clock clock;

    DecommissionWorker(
            DecommissionRepository decommissions,
            Processes processes,
            ProcessHistory history,
            RecordedSteps steps,
            Promotions promotions,
            Approvals approvals,
            DecommissionEvents events,
            Clock clock) {
        this.decommissions = decommissions;
        this.processes = processes;
        this.history = history;
        this.steps = steps;
        this.promotions = promotions;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public DecommissionTask task(String process) {
        var row = processes.find(UUID.fromString(process)).orElseThrow();
        var wanted = decommissions.find(row.id()).orElseThrow();
        var argument = processes.argument(row, Argument.class);
        return new DecommissionTask(wanted.app(), wanted.reason(), row.open(), argument.graceMillis());
    }

    @Override
    public void moved(Step step, DecommissionState state, String text) {
        steps.once(step, () -> {
            var id = UUID.fromString(step.process());
            if (state == DecommissionState.AWAITING_APPROVAL) { // whoever sees it so may decide
                approvals.open(id, decommissions.find(id).orElseThrow().reason());
            }
            decommissions.move(id, state, clock.instant());
            history.append(id, step.name(), text);
        });
    }

    @Override
    public long graceLeft(Step step, long graceMillis) {
        var until = steps.once(step, Instant.class, () -> clock.instant().plusMillis(graceMillis));
        return Math.max(0, until.toEpochMilli() - clock.millis());
    }

    @Override
    public void awaitNoPromotions(String process) {
        var row = processes.find(UUID.fromString(process)).orElseThrow();
        if (!promotions.cancelAll(row.app(), row.requestedBy())) {
            throw NotYet.because("a promotion of " + row.app() + " is under way");
        }
    }

    @Override
    @Transactional
    public void ensureClosed(String process, DecommissionEnd end) {
        var it = decommissions.find(UUID.fromString(process)).orElseThrow();
        processes.lockBeginning(it.app());
        if (processes.close(it.id(), end.state().id())) {
            approvals.withdraw(it.id());
            decommissions.move(it.id(), end.state(), clock.instant());
            history.append(it.id(), end.state().id(), end.text());
            events.ended(it, end);
            tellPromotions(it.app(), end);
        }
    }

    private void tellPromotions(String app, DecommissionEnd end) {
        if (end.state() == DecommissionState.COMPLETED) {
            promotions.giveUp(app);
        } else {
            promotions.goOn(app);
        }
    }
}
