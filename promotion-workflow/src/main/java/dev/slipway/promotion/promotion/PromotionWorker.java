package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.Approvals;
import dev.slipway.promotion.gitops.AppSizes;
import dev.slipway.promotion.halt.PromotionSwitch;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.Processes;
import dev.slipway.promotion.process.RecordedSteps;
import dev.slipway.promotion.promotion.Directive.Wish;
import dev.slipway.promotion.smoke.AppUrls;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rows of promotions in step with their workflows. */
@Component("promotionActivities")
class PromotionWorker implements PromotionActivities {
    private final PromotionRepository promotions;
    private final Processes processes;
    private final ProcessHistory history;
    private final RecordedSteps steps;
    private final Approvals approvals;
    private final PromotionEvents events;
    private final PromotionSwitch halt;
    private final AppUrls urls;
    private final AppSizes sizes;
    private final PassedMeanwhile meanwhile;
    private final Clock clock;

    PromotionWorker(
            PromotionRepository promotions,
            Processes processes,
            ProcessHistory history,
            RecordedSteps steps,
            Approvals approvals,
            PromotionEvents events,
            PromotionSwitch halt,
            AppUrls urls,
            AppSizes sizes,
            PassedMeanwhile meanwhile,
            Clock clock) {
        this.promotions = promotions;
        this.processes = processes;
        this.history = history;
        this.steps = steps;
        this.approvals = approvals;
        this.events = events;
        this.halt = halt;
        this.urls = urls;
        this.sizes = sizes;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    @Override
    public PromotionTask task(String process) {
        var row = processes.find(UUID.fromString(process)).orElseThrow();
        var promotion = promotions.find(row.id()).orElseThrow();
        return new PromotionTask(
                promotion.app(),
                promotion.digest(),
                row.open(),
                processes.argument(row, PromotionTask.Waits.class),
                sizes.ofEveryApp());
    }

    /** The lock decides between the stage and whoever wants to stop it. */
    @Override
    @Transactional
    public Directive enter(Step step, Stage stage) {
        var promotion = locked(step);
        if (steps.recorded(step, Boolean.class).isPresent()) {
            return Directive.GO;
        }
        var directive = Directive.of(promotion);
        if (directive.wish() != Wish.GO) {
            return directive;
        }
        var stopped = stage.state().changesAnEnvironment() ? halt.stopped() : Optional.<String>empty();
        if (stopped.isPresent()) {
            standStill(promotion, step, stopped.get());
            return new Directive(Wish.PAUSE, null);
        }
        moved(step, stage);
        return directive;
    }

    /** To its workflow it is paused; whoever looks at it sees that all are. */
    private void standStill(Promotion promotion, Step step, String reason) {
        promotions.waitFor(promotion.id(), "promotions to be started again: they are stopped as a whole");
        steps.once(
                new Step(step.process(), step.name() + "-stopped"),
                () -> history.append(promotion.id(), "stopped", "All promotions are stopped: %s".formatted(reason)));
    }

    @Override
    public Directive directive(String process) {
        return Directive.of(promotions.find(UUID.fromString(process)).orElseThrow());
    }

    @Override
    public void moved(Step step, Stage stage) {
        steps.once(step, () -> {
            var id = UUID.fromString(step.process());
            promotions.move(id, stage.state(), stage.environment(), stage.waitingFor(), clock.instant());
            history.append(id, step.name(), stage.text());
        });
    }

    @Override
    public void ensureJudged(Step step, String environment, VerdictAnswer verdict) {
        steps.once(step, () -> {
            var promotion = locked(step);
            promotions.judged(
                    promotion.id(), verdict.verdict(), verdict.revision(), verdict.version(), verdict.repository());
            history.append(
                    promotion.id(), step.name(), "The gate says %s for %s.".formatted(verdict.outcome(), environment));
        });
    }

    @Override
    public long soakLeft(Step step, long soakMillis) {
        var until = steps.once(step, Instant.class, () -> clock.instant().plusMillis(soakMillis));
        return Math.max(0, until.toEpochMilli() - clock.millis());
    }

    @Override
    public String ensureDeployed(Step step, String environment, String host, boolean tls, String commit) {
        var url = urls.of(host, tls);
        steps.once(step, () -> {
            var promotion = locked(step);
            history.append(promotion.id(), step.name(), "The cluster runs it in %s: %s".formatted(environment, url));
            events.deployed(promotion, environment, url, commit);
        });
        return url;
    }

    @Override
    public void ensureApproved(Step step, List<GivenApproval> given) {
        steps.once(step, () -> {
            var promotion = locked(step);
            history.append(
                    promotion.id(),
                    step.name(),
                    given.isEmpty() ? "Nobody had to be asked." : "All who were asked agreed.");
            events.approved(promotion, given);
        });
    }

    @Override
    @Transactional
    public void ensureClosed(String process, PromotionEnd end) {
        var promotion = promotions.lock(UUID.fromString(process)).orElseThrow();
        var state = PromotionEnds.state(end);
        if (processes.close(promotion.id(), state.id())) {
            approvals.withdraw(promotion.id());
            promotions.move(promotion.id(), state, promotion.environment(), null, clock.instant());
            if (end instanceof PromotionEnd.Failed failed) {
                failed.gate().ifPresent(environment -> stoppedAt(promotion, environment));
            }
            history.append(promotion.id(), state.id(), PromotionEnds.words(end));
            events.ended(promotion, end);
        }
    }

    private void stoppedAt(Promotion promotion, String environment) {
        promotions.stopped(promotion.id(), environment);
        if (promotions.passedMeanwhile(promotion.id(), environment)) {
            meanwhile.enqueue(promotion, environment);
        }
    }

    private Promotion locked(Step step) {
        return promotions.lock(UUID.fromString(step.process())).orElseThrow();
    }
}
