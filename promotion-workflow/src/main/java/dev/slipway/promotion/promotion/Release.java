package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.promotion.cluster.ClusterActivities;
import dev.slipway.promotion.domain.DomainActivities;
import dev.slipway.promotion.domain.DomainEnd;
import dev.slipway.promotion.domain.DomainWorkflow;
import dev.slipway.promotion.gitops.DeployRequest;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.GitOutcome;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.promotion.gitops.RollbackRequest;
import dev.slipway.promotion.process.Failures;
import dev.slipway.promotion.process.NotYet;
import dev.slipway.promotion.process.Stubs;
import dev.slipway.promotion.promotion.PromotionEnd.Failed;
import dev.slipway.promotion.promotion.PromotionEnd.RolledBack;
import dev.slipway.promotion.promotion.PromotionEnd.Superseded;
import dev.slipway.promotion.smoke.SmokeActivities;
import dev.slipway.promotion.smoke.SmokeReport;
import dev.slipway.promotion.smoke.SmokeRequest;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a build into one environment, as part of a promotion's workflow: name, Git, cluster, checks; and takes it back out if it fails there. */
final class Release {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final Duration CHECKING = Duration.ofSeconds(20);

    private final DomainActivities domains = Stubs.working(DomainActivities.class, TaskQueues.PROMOTION, QUICK);
    private final GitopsActivities git = Stubs.working(GitopsActivities.class, TaskQueues.PROMOTION, WRITING);
    private final SmokeActivities smoke = Stubs.working(SmokeActivities.class, TaskQueues.PROMOTION, CHECKING);
    private final PromotionActivities promotions =
            Stubs.working(PromotionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final ClusterActivities cluster = Stubs.watching(ClusterActivities.class, TaskQueues.PROMOTION, QUICK);
    private final ClusterActivities clusterInTime;
    private final ClusterActivities clusterNow =
            Stubs.looking(ClusterActivities.class, TaskQueues.PROMOTION, QUICK, NotYet.TYPE);

    private final String process;
    private final String digest;
    private final @Nullable AppSize size;
    private final AppAnswer app;
    private final VerdictAnswer verdict;
    private final boolean undoesItsOwn;

    /** @param undoesItsOwn false as by the second release of this code: see {@link PromotionWorkflowImpl} */
    Release(String process, PromotionTask task, AppAnswer app, VerdictAnswer verdict, boolean undoesItsOwn) {
        this.process = process;
        this.digest = task.digest();
        this.size = task.size();
        this.app = app;
        this.verdict = verdict;
        this.undoesItsOwn = undoesItsOwn;
        this.clusterInTime = Stubs.watching(
                ClusterActivities.class,
                TaskQueues.PROMOTION,
                QUICK,
                Duration.ofMillis(task.waits().runningMillis()));
    }

    /** What became of it. */
    sealed interface Outcome {}

    /** The build runs there, and its checks hold. */
    record Live(String url, String commit) implements Outcome {}

    /** It does not run there. */
    record Undone(PromotionEnd end) implements Outcome {}

    /** What must stand there for the build to replace it. */
    record Expected(@Nullable String digest) {}

    AppAnswer app() {
        return app;
    }

    VerdictAnswer verdict() {
        return verdict;
    }

    String digest() {
        return digest;
    }

    @Nullable
    AppSize size() {
        return size;
    }

    /** The digest that stands there now. */
    @Nullable
    String standing(Environment environment) {
        return git.standing(step(environment, "standing"), place(environment)).digest();
    }

    /**
     * Brings the build there.
     *
     * @param expected if it was looked at before; else what stands there now is replaced
     */
    Outcome into(Environment environment, Optional<Expected> expected, List<String> approvedBy) {
        var name = name(environment);
        if (name.fqdn() == null) {
            return new Undone(new Failed(
                    environment.id() + "-name", "It gets no name: " + Failures.orElse(name.refusal(), "refused")));
        }
        var replaced =
                expected.orElseGet(() -> new Expected(standing(environment))).digest();
        var written = git.ensureDeployed(request(environment, replaced, name.fqdn(), name.certificate(), approvedBy));
        return written.commit() == null
                ? new Undone(superseded(written))
                : prove(environment, name.fqdn(), replaced, written, written.commit());
    }

    /** The name is a process of its own, driven from here. */
    private DomainEnd name(Environment environment) {
        var label = Failures.orElse(app.subdomain(), app.app());
        var production = environment == Environment.PRODUCTION;
        var task = domains.ensureOpened(
                step(environment, "name"), app.app(), app.team(), label, environment.id(), production);
        if (task.end() != null) {
            return task.end();
        }
        var child = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(task.process())
                .setTaskQueue(TaskQueues.PROMOTION)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        return Workflow.newChildWorkflowStub(DomainWorkflow.class, child).run(task.process());
    }

    private Outcome prove(
            Environment environment, String host, @Nullable String replaced, GitOutcome written, String commit) {
        var late = awaitRunning(environment);
        if (late.isPresent()) {
            var seen = check(environment, host, false);
            var reason = "The cluster does not run it: %s. %s".formatted(late.get(), seen.failures());
            return undo(environment, replaced, written, commit, reason.strip());
        }
        var url = promotions.ensureDeployed(
                step(environment, "deployed"), environment.id(), host, tls(environment), commit);
        promotions.moved(step(environment, "check"), checking(environment));
        var report = check(environment, host, true);
        return report.allPassed()
                ? new Live(url, commit)
                : undo(environment, replaced, written, commit, "A check failed: " + report.failures());
    }

    /** Why the cluster does not run it in time, if so. The time may have gone by while nobody could look; the word of the cluster itself decides. */
    private Optional<String> awaitRunning(Environment environment) {
        var late = lateness(clusterInTime, environment);
        return undoesItsOwn ? late.flatMap(_ -> lateness(clusterNow, environment)) : late;
    }

    private Optional<String> lateness(ClusterActivities looks, Environment environment) {
        try {
            looks.awaitRunning(step(environment, "running"), place(environment).namespace(), app.app(), digest);
            return Optional.empty();
        } catch (ActivityFailure e) {
            return Optional.of(Failures.words(e));
        }
    }

    private SmokeReport check(Environment environment, String host, boolean awaitsCertificate) {
        return smoke.ensureChecked(new SmokeRequest(
                step(environment, "smoke"),
                app.app(),
                verdict.revision(),
                digest,
                verdict.version(),
                environment.id(),
                host,
                tls(environment),
                app.smoke(),
                app.liveness(),
                awaitsCertificate));
    }

    /** Done only when the cluster reports what ran before, however long that takes. */
    private Outcome undo(
            Environment environment, @Nullable String good, GitOutcome written, String commit, String reason) {
        var name = "%s %s".formatted(app.app(), Failures.orElse(verdict.version(), digest));
        var words = "%s in %s: %s".formatted(name, environment.id(), reason);
        if (undoesItsOwn && Boolean.TRUE.equals(written.stoodBefore())) {
            var stays = words + " It stood there before, so there is nothing to take back.";
            return new Undone(new Failed(environment.id() + "-check", stays));
        }
        var place = place(environment);
        promotions.moved(step(environment, "undo"), undoing(environment));
        var back = git.ensureRolledBack(
                new RollbackRequest(step(environment, "rollback"), place, digest, good, commit, words));
        if (back.commit() == null) {
            return new Undone(new Failed(environment.id() + "-rollback", words + " Somebody else has replaced it."));
        }
        var restored = undoesItsOwn ? back.standing() : good;
        if (restored == null) {
            cluster.awaitGone(step(environment, "gone"), place.namespace(), app.app());
        } else {
            cluster.awaitRunning(step(environment, "restored"), place.namespace(), app.app(), restored);
        }
        return new Undone(new RolledBack(environment.id(), restored, words, back.commit()));
    }

    private DeployRequest request(
            Environment environment,
            @Nullable String replaced,
            String host,
            @Nullable String certificate,
            List<String> approvedBy) {
        return new DeployRequest(
                step(environment, "commit"),
                place(environment),
                digest,
                replaced,
                verdict.version(),
                verdict.repository(),
                app.owner(),
                app.costCentre(),
                host,
                certificate,
                app.liveness(),
                app.readiness(),
                approvedBy);
    }

    private static PromotionEnd superseded(GitOutcome outcome) {
        return new Superseded(Failures.orElse(outcome.standing(), "nothing"));
    }

    private static Stage checking(Environment environment) {
        var state = environment == Environment.STAGING ? PromotionState.SMOKE : PromotionState.DEPLOYING;
        return new Stage(
                state, environment.id(), "its checks", "Its checks are made in %s.".formatted(environment.id()));
    }

    private static Stage undoing(Environment environment) {
        var state = environment == Environment.STAGING ? PromotionState.SMOKE : PromotionState.DEPLOYING;
        return new Stage(
                state,
                environment.id(),
                "what ran before to run again",
                "It is taken back from %s.".formatted(environment.id()));
    }

    private Place place(Environment environment) {
        return new Place(environment, app.app(), app.team());
    }

    private static boolean tls(Environment environment) {
        return environment == Environment.PRODUCTION;
    }

    private Step step(Environment environment, String name) {
        return new Step(process, environment.id() + "-" + name);
    }
}
