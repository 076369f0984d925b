package dev.slipway.promotion.promotion;

import static dev.slipway.promotion.gitops.Environment.PRODUCTION;
import static dev.slipway.promotion.gitops.Environment.STAGING;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.CostActivities;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.promotion.approval.ApprovalStanding;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.process.Failures;
import dev.slipway.promotion.process.Releases;
import dev.slipway.promotion.process.Stubs;
import dev.slipway.promotion.promotion.PromotionEnd.Cancelled;
import dev.slipway.promotion.promotion.PromotionEnd.Completed;
import dev.slipway.promotion.promotion.PromotionEnd.Expired;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import dev.slipway.promotion.promotion.PromotionEnd.Rejected;
import dev.slipway.promotion.promotion.PromotionEnd.Superseded;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The story of a promotion. Each part goes on to the next, or gives an end. */
public final class PromotionWorkflowImpl implements PromotionWorkflow {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration JUDGING = Duration.ofSeconds(15);
    private static final Duration EVIDENCE_PAUSE = Duration.ofSeconds(20);

    /** By the first release of this code the app was looked at once, the gate not asked again after people had agreed, and nobody heard during the soak. */
    private static final int LOOKS_AGAIN = 2;

    /** By the second, a release was taken back also when nobody had been able to look at the cluster in time, and when it had stood there before. */
    private static final int UNDOES_ITS_OWN = 3;

    private final CatalogActivities catalog = Stubs.working(CatalogActivities.class, TaskQueues.CATALOG, QUICK);
    private final GateActivities gate = Stubs.working(GateActivities.class, TaskQueues.GATE, JUDGING);
    private final CostActivities cost = Stubs.working(CostActivities.class, TaskQueues.COST, QUICK);
    private final PromotionActivities promotions =
            Stubs.working(PromotionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final ApprovalActivities approvals = Stubs.working(ApprovalActivities.class, TaskQueues.PROMOTION, QUICK);

    private String process = "";
    private boolean looksAgain;
    private boolean undoesItsOwn;
    private @Nullable Release release;
    private Release.@Nullable Live staging;
    private Release.@Nullable Live production;
    private @Nullable String replaced;
    private List<GivenApproval> given = List.of();
    private boolean woken;

    @Override
    public void run(String id) {
        var code = Releases.of("promotion", UNDOES_ITS_OWN);
        looksAgain = code >= LOOKS_AGAIN;
        undoesItsOwn = code >= UNDOES_ITS_OWN;
        process = id;
        var task = promotions.task(id);
        if (task.open()) {
            promotions.ensureClosed(id, walk(task));
        }
    }

    private PromotionEnd walk(PromotionTask task) {
        List<Supplier<Optional<PromotionEnd>>> story = List.of(
                () -> passGate(task, STAGING, "gate-staging"),
                this::stage,
                () -> soak(task),
                () -> passGate(task, PRODUCTION, "gate-production"),
                () -> beApproved(task),
                () -> passAgain(task),
                this::deploy);
        try {
            return story.stream()
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseGet(this::completed);
        } catch (ActivityFailure | ChildWorkflowFailure e) {
            return new Failed(stepOf(e), Failures.words(e));
        }
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void decided(String decision) {
        woken = true;
    }

    /** Evidence may still be on its way: what is undetermined is asked for again for a while, and at once when the gate tells of news. */
    private Optional<PromotionEnd> passGate(PromotionTask task, Environment environment, String name) {
        var seen = looksAgain ? Optional.<AppAnswer>empty() : Optional.of(firstLook(task));
        var until = Workflow.currentTimeMillis() + task.waits().gateMillis();
        for (int attempt = 1; ; attempt++) {
            woken = false;
            var verdict = judge(task, environment, name + "-" + attempt);
            if (verdict.outcome().equals("passed")) {
                return take(task, seen.orElseGet(() -> catalog.app(task.app())), verdict);
            }
            if (!verdict.outcome().equals("undetermined") || Workflow.currentTimeMillis() >= until) {
                return Optional.of(Failed.atGate(environment, Reasons.ofGate(environment, verdict)));
            }
            Workflow.await(EVIDENCE_PAUSE, () -> woken);
            var wanted = end(promotions.directive(process));
            if (wanted.isPresent()) {
                return wanted;
            }
        }
    }

    private AppAnswer firstLook(PromotionTask task) {
        return Optional.ofNullable(release).map(Release::app).orElseGet(() -> catalog.app(task.app()));
    }

    private VerdictAnswer judge(PromotionTask task, Environment environment, String name) {
        var verdict = gate.ensureVerdict(new VerdictRequest(step(name), task.app(), task.digest(), environment.id()));
        promotions.ensureJudged(step("judged-" + name), environment.id(), verdict);
        return verdict;
    }

    private Optional<PromotionEnd> take(PromotionTask task, AppAnswer app, VerdictAnswer verdict) {
        if (looksAgain && !app.open()) {
            return Optional.of(new Failed("app", Reasons.ofLife(app)));
        }
        release = new Release(process, task, app, verdict, undoesItsOwn);
        return Optional.empty();
    }

    /** People may have taken days: what they agreed to must still hold when production is touched, the estimate and its cap included. */
    private Optional<PromotionEnd> passAgain(PromotionTask task) {
        if (!looksAgain) {
            return Optional.empty();
        }
        return passGate(task, PRODUCTION, "gate-production-again")
                .or(() -> approvals.stillCovers(request("estimate-again"))
                        ? Optional.empty()
                        : Optional.of(Failed.atGate(PRODUCTION, Reasons.CHANGED_SINCE_AGREED)));
    }

    private Optional<PromotionEnd> stage() {
        return enter("staging", PromotionState.STAGING, STAGING, "the cluster to run it", "It goes to staging.")
                .or(() -> switch (release().into(STAGING, Optional.empty(), List.of())) {
                    case Release.Live live -> {
                        staging = live;
                        yield Optional.empty();
                    }
                    case Release.Undone(var end) -> Optional.of(end);
                });
    }

    private Optional<PromotionEnd> soak(PromotionTask task) {
        return enter("soak", PromotionState.SOAKING, STAGING, "some time in staging", "It runs in staging for a while.")
                .or(() -> {
                    var left = promotions.soakLeft(step("soaked"), task.waits().soakMillis());
                    return looksAgain ? sitOut(left) : sleep(left);
                });
    }

    private static Optional<PromotionEnd> sleep(long millis) {
        Workflow.sleep(Duration.ofMillis(millis));
        return Optional.empty();
    }

    /** Whoever wants it to end meanwhile is heard at once. */
    private Optional<PromotionEnd> sitOut(long millis) {
        var until = Workflow.currentTimeMillis() + millis;
        var wanted = Optional.<PromotionEnd>empty();
        while (wanted.isEmpty() && Workflow.currentTimeMillis() < until) {
            Workflow.await(Duration.ofMillis(until - Workflow.currentTimeMillis()), () -> woken);
            woken = false;
            wanted = end(promotions.directive(process));
        }
        return wanted;
    }

    private Optional<PromotionEnd> beApproved(PromotionTask task) {
        return end(promotions.directive(process)).or(() -> ask(task));
    }

    /** People are asked before the promotion says that it waits for them: whoever sees it waiting sees for whom. */
    private Optional<PromotionEnd> ask(PromotionTask task) {
        replaced = release().standing(PRODUCTION);
        var asked = approvals.ensureRequested(request("estimate"));
        return asked.state() == ApprovalState.OPEN ? waitForPeople().or(() -> awaitDecision(task)) : decided(asked);
    }

    private Optional<PromotionEnd> waitForPeople() {
        return enter(
                "approval", PromotionState.AWAITING_APPROVAL, PRODUCTION, "approval", "Whoever must agree is asked.");
    }

    private Optional<PromotionEnd> awaitDecision(PromotionTask task) {
        woken = false;
        var standing = approvals.standing(process);
        for (int look = 1; standing.state() == ApprovalState.OPEN; look++) {
            Workflow.await(Duration.ofMillis(standing.waitMillis() + 1), () -> woken);
            woken = false;
            standing = approvals.standing(process);
            if (looksAgain && standing.state() == ApprovalState.OPEN) {
                var verdict = judge(task, PRODUCTION, "gate-production-asked-" + look);
                if (verdict.outcome().equals("failed")) {
                    return Optional.of(Failed.atGate(PRODUCTION, Reasons.ofGate(PRODUCTION, verdict)));
                }
            }
        }
        return decided(standing);
    }

    private Optional<PromotionEnd> decided(ApprovalStanding standing) {
        return switch (standing.state()) {
            case APPROVED, NOT_NEEDED -> {
                given = standing.given();
                promotions.ensureApproved(step("approved"), given);
                yield Optional.empty();
            }
            case REJECTED ->
                Optional.of(new Rejected(
                        Failures.orElse(standing.rejectedBy(), "nobody"),
                        Failures.orElse(standing.channel(), "api"),
                        standing.reason()));
            case EXPIRED -> Optional.of(new Expired("Nobody decided in time."));
            case WITHDRAWN, PLANNED, OPEN ->
                end(promotions.directive(process)).or(() -> Optional.of(new Cancelled("withdrawn")));
        };
    }

    private Optional<PromotionEnd> deploy() {
        return enter("deploy", PromotionState.DEPLOYING, PRODUCTION, "the cluster to run it", "It goes to production.")
                .or(() -> switch (release()
                        .into(PRODUCTION, Optional.of(new Release.Expected(replaced)), approvers())) {
                    case Release.Live live -> {
                        production = live;
                        catalog.ensureActive(step("active"), release().app().app());
                        yield Optional.empty();
                    }
                    case Release.Undone(var end) -> Optional.of(end);
                });
    }

    private PromotionEnd completed() {
        return Optional.ofNullable(production)
                .<PromotionEnd>map(live -> new Completed(live.url(), live.commit()))
                .orElseThrow();
    }

    /** Stands still while it is paused. */
    private Optional<PromotionEnd> enter(
            String name, PromotionState state, Environment environment, String waitingFor, String text) {
        while (true) {
            woken = false;
            var directive = promotions.enter(step(name), new Stage(state, environment.id(), waitingFor, text));
            if (directive.wish() != Directive.Wish.PAUSE) {
                return end(directive);
            }
            Workflow.await(() -> woken);
        }
    }

    private static Optional<PromotionEnd> end(Directive directive) {
        var by = Failures.orElse(directive.by(), "somebody");
        return switch (directive.wish()) {
            case GO, PAUSE -> Optional.empty();
            case CANCEL -> Optional.of(new Cancelled(by));
            case SUPERSEDE -> Optional.of(new Superseded(by));
        };
    }

    /** @param estimate the step that asks for it: asked again by the same one, the first answer counts */
    private ApprovalRequest request(String estimate) {
        var app = release().app();
        var verdict = release().verdict();
        var answer = cost.ensureEstimate(new EstimateRequest(
                step(estimate), app.app(), release().digest(), release().size()));
        return new ApprovalRequest(
                step(ApprovalRequest.STEP),
                app.app(),
                verdict.revision(),
                release().digest(),
                verdict.version(),
                PRODUCTION.id(),
                verdict.risk(),
                app.dataClassification(),
                replaced == null,
                Reasons.ofCost(answer),
                Optional.ofNullable(staging).map(Release.Live::url).orElse(null),
                verdict.authors());
    }

    private List<String> approvers() {
        return given.stream().map(GivenApproval::by).toList();
    }

    private Release release() {
        return Optional.ofNullable(release).orElseThrow();
    }

    private Step step(String name) {
        return new Step(process, name);
    }

    private static String stepOf(TemporalFailure failure) {
        return failure instanceof ActivityFailure activity ? activity.getActivityType() : "domain";
    }
}
