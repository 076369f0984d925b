package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.CostActivities;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.contracts.promotion.CheckResult;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalRequest;
import dev.slipway.promotion.approval.ApprovalStanding;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.promotion.cluster.ClusterActivities;
import dev.slipway.promotion.domain.DomainActivities;
import dev.slipway.promotion.domain.DomainEnd;
import dev.slipway.promotion.domain.DomainTask;
import dev.slipway.promotion.gitops.DeployRequest;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.GitOutcome;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.promotion.gitops.RemovalRequest;
import dev.slipway.promotion.gitops.RollbackRequest;
import dev.slipway.promotion.gitops.Standing;
import dev.slipway.promotion.process.NotYet;
import dev.slipway.promotion.smoke.SmokeActivities;
import dev.slipway.promotion.smoke.SmokeReport;
import dev.slipway.promotion.smoke.SmokeRequest;
import dev.slipway.testkit.temporal.TemporalFixture;
import io.temporal.worker.WorkerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything around the workflow of a promotion, in memory: a name service, a gate, Git, a cluster that follows it, and people. Remembers what was asked of it, in order. */
final class World
        implements PromotionActivities, ApprovalActivities, GitopsActivities, ClusterActivities, SmokeActivities {
    static final String APP = "where2eat";
    static final String BUILD = "sha256:" + "b".repeat(64);
    static final String GOOD = "sha256:" + "a".repeat(64);
    static final AppSize SIZE = new AppSize("0.05", "0.0625", 1);
    static final Authors AUTHORS = new Authors(List.of("p_author"), true);

    final List<String> story = new CopyOnWriteArrayList<>();
    final Map<Environment, String> git = new ConcurrentHashMap<>();
    final Map<Step, String> commits = new ConcurrentHashMap<>();
    final Deque<String> verdicts = new ArrayDeque<>();
    final Deque<Directive> directives = new ArrayDeque<>();
    final Map<String, String> failing = new ConcurrentHashMap<>();
    volatile ApprovalStanding approval = standing(ApprovalState.OPEN);
    volatile AppAnswer app = app("internal");
    volatile boolean clusterIsStuck;

    /** How many looks at the cluster fail before one reaches it. */
    final AtomicInteger looksInVain = new AtomicInteger();

    volatile Runnable afterCommit = () -> {};
    volatile Runnable beforeAsking = () -> {};
    volatile Supplier<Instant> clock = () -> Instant.MAX;

    /** When the last activity ran: afterwards nothing keeps a server in memory from skipping on. */
    volatile Instant closed = Instant.MAX;

    volatile boolean open = true;
    volatile PromotionTask.Waits waits = new PromotionTask.Waits(600_000, 60_000, 120_000);
    volatile @Nullable String refusal;
    volatile @Nullable Runnable whenOthersWrite;
    volatile @Nullable PromotionEnd end;
    volatile @Nullable ApprovalRequest asked;
    volatile @Nullable AppSize estimated;
    volatile String cap = "50.00";
    private final Map<Step, EstimateAnswer> estimates = new ConcurrentHashMap<>();

    void behind(TemporalFixture temporal) {
        temporal.activities("promotion", this, new Names())
                .activities("catalog", new Catalog())
                .activities("gate", (GateActivities) this::judge)
                .activities("cost", (CostActivities) this::estimate);
    }

    static AppAnswer app(String dataClassification) {
        return app("idea", dataClassification);
    }

    static AppAnswer app(String lifecycle, String dataClassification) {
        return new AppAnswer(
                APP,
                7,
                "p_owner",
                "dining",
                "medium",
                lifecycle,
                dataClassification,
                null,
                "CC-1042",
                List.of(),
                "/healthz",
                null);
    }

    /** The same behind workers that are not the fixture's. */
    void behind(WorkerFactory workers) {
        var own = workers.newWorker("promotion");
        own.registerWorkflowImplementationTypes(PromotionWorkflowImpl.class);
        own.registerActivitiesImplementations(this, new Names());
        workers.newWorker("catalog").registerActivitiesImplementations(new Catalog());
        workers.newWorker("gate").registerActivitiesImplementations((GateActivities) this::judge);
        workers.newWorker("cost").registerActivitiesImplementations((CostActivities) this::estimate);
    }

    static ApprovalStanding standing(ApprovalState state) {
        var given = state == ApprovalState.APPROVED
                ? List.of(new GivenApproval("p_approver", "approver", Instant.EPOCH, "slack"))
                : List.<GivenApproval>of();
        return new ApprovalStanding(state, 3_600_000, given, "p_approver", "slack", "not now");
    }

    PromotionEnd ended() {
        return Objects.requireNonNull(end, () -> "has not ended: " + story);
    }

    @Override
    public PromotionTask task(String process) {
        return new PromotionTask(APP, BUILD, open, waits, SIZE);
    }

    @Override
    public Directive enter(Step step, Stage stage) {
        var directive = directives.isEmpty() ? Directive.GO : directives.poll();
        story.add(
                directive.wish() == Directive.Wish.GO
                        ? "enter " + stage.state().id()
                        : directive.wish().name());
        return directive;
    }

    @Override
    public Directive directive(String process) {
        return directives.isEmpty() ? Directive.GO : directives.poll();
    }

    @Override
    public void moved(Step step, Stage stage) {
        story.add(step.name());
    }

    @Override
    public void ensureJudged(Step step, String environment, VerdictAnswer verdict) {
        story.add("%s: %s".formatted(environment, verdict.outcome()));
    }

    @Override
    public long soakLeft(Step step, long soakMillis) {
        return soakMillis;
    }

    @Override
    public String ensureDeployed(Step step, String environment, String host, boolean tls, String commit) {
        story.add("runs in " + environment);
        return (tls ? "https://" : "http://") + host;
    }

    @Override
    public void ensureApproved(Step step, List<GivenApproval> given) {
        story.add("approved by %d".formatted(given.size()));
    }

    @Override
    public void ensureClosed(String process, PromotionEnd how) {
        closed = clock.get();
        end = how;
    }

    @Override
    public ApprovalStanding ensureRequested(ApprovalRequest request) {
        story.add("ask");
        beforeAsking.run();
        asked = request;
        return approval;
    }

    @Override
    public boolean stillCovers(ApprovalRequest request) {
        var before = asked;
        return before != null
                && Objects.equals(before.dataClass(), request.dataClass())
                && Objects.equals(before.cost(), request.cost());
    }

    @Override
    public ApprovalStanding ensureOpened(String process, String reason) {
        throw new AssertionError("no decommission here");
    }

    @Override
    public ApprovalStanding standing(String process) {
        return approval;
    }

    @Override
    public Standing standing(Step step, Place place) {
        var standing = new Standing(git.get(place.environment()));
        var others = whenOthersWrite;
        if (others != null) {
            others.run();
        }
        return standing;
    }

    @Override
    public GitOutcome ensureDeployed(DeployRequest request) {
        var environment = request.place().environment();
        if (commits.putIfAbsent(request.step(), "c0ffee") != null) {
            return new GitOutcome(true, "c0ffee", request.digest(), false);
        }
        if (!Objects.equals(git.get(environment), request.expected())) {
            commits.remove(request.step());
            return new GitOutcome(false, null, git.get(environment), false);
        }
        var before = git.put(environment, request.digest());
        story.add("commit to " + environment.id());
        afterCommit.run();
        return new GitOutcome(true, "c0ffee", request.digest(), request.digest().equals(before));
    }

    @Override
    public GitOutcome ensureRolledBack(RollbackRequest request) {
        var environment = request.place().environment();
        if (request.good() == null) {
            git.remove(environment);
        } else {
            git.put(environment, request.good());
        }
        story.add("back in " + environment.id());
        return new GitOutcome(true, "c0ffee-back", request.good(), false);
    }

    @Override
    public GitOutcome ensureRemoved(RemovalRequest request) {
        throw new AssertionError("no decommission here");
    }

    @Override
    public void awaitRunning(Step step, String namespace, String app, String digest) {
        if (looksInVain.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("SQL [select …]: connection refused");
        }
        if (!git.containsValue(digest) || (clusterIsStuck && digest.equals(BUILD))) {
            throw NotYet.because("0 of 1 replicas are available");
        }
    }

    @Override
    public void awaitGone(Step step, String namespace, String app) {
        story.add("gone");
    }

    @Override
    public SmokeReport ensureChecked(SmokeRequest request) {
        var failure = failing.get(request.environment());
        story.add("check " + request.environment());
        return new SmokeReport(
                List.of(new CheckResult("/healthz", failure == null, failure == null ? "answered 200" : failure)));
    }

    private static String host(String environment) {
        return APP + ".dining." + (environment.equals("production") ? "apps" : environment) + ".slipway.test";
    }

    private VerdictAnswer judge(VerdictRequest request) {
        var outcome = verdicts.isEmpty() ? "passed" : verdicts.poll();
        return new VerdictAnswer(
                "v1", outcome, "medium", 7, "0.2.0", "c".repeat(40), "micro-apps/" + APP, List.of(), AUTHORS);
    }

    private EstimateAnswer estimate(EstimateRequest request) {
        estimated = request.size();
        return estimates.computeIfAbsent(
                request.step(),
                _ -> new EstimateAnswer(
                        "12.30", cap, "USD", new BigDecimal("12.30").compareTo(new BigDecimal(cap)) > 0, "USD"));
    }

    private static void fail(String why) {
        throw new AssertionError(why);
    }

    private final class Catalog implements CatalogActivities {
        @Override
        public AppAnswer app(String name) {
            return app;
        }

        @Override
        public void ensureActive(Step step, String app) {
            story.add("active");
        }

        @Override
        public void ensureDecommissioning(Step step, String app, String reason) {
            fail("no decommission here");
        }

        @Override
        public void ensureDecommissioningUndone(Step step, String app, String reason) {
            fail("no decommission here");
        }

        @Override
        public void ensureArchived(Step step, String app, String reason) {
            fail("no decommission here");
        }
    }

    /** Names come by their own workflow, which has its own tests: here it has ended before. */
    private final class Names implements DomainActivities {
        @Override
        public DomainTask ensureOpened(
                Step step, String app, @Nullable String team, String label, String environment, boolean tls) {
            story.add("name in " + environment);
            var end = refusal == null
                    ? new DomainEnd(host(environment), tls ? "cert-1" : null, null)
                    : new DomainEnd(null, null, refusal);
            return new DomainTask("name-" + environment, app, team, label, environment, tls, true, end);
        }

        @Override
        public DomainTask task(String process) {
            throw new AssertionError("the name was there");
        }

        @Override
        public void ensureClosed(String process, DomainEnd how) {
            fail("the name was there");
        }
    }
}
