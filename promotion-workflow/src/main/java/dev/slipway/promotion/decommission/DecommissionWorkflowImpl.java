package dev.slipway.promotion.decommission;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.ApprovalActivities;
import dev.slipway.promotion.approval.ApprovalStanding;
import dev.slipway.promotion.approval.ApprovalState;
import dev.slipway.promotion.cluster.ClusterActivities;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.gitops.GitopsActivities;
import dev.slipway.promotion.gitops.Place;
import dev.slipway.promotion.gitops.RemovalRequest;
import dev.slipway.promotion.process.Failures;
import dev.slipway.promotion.process.Releases;
import dev.slipway.promotion.process.Stubs;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The story of a decommission. Until people have agreed it can be taken back; from then on it goes to its end. */
public final class DecommissionWorkflowImpl implements DecommissionWorkflow {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration REMOTE = Duration.ofSeconds(15);
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofHours(1);

    /** By the first release of this code a failure ended a decommission wherever it stood, and left the app half removed. */
    private static final int LEAVES_NOTHING = 2;

    private final CatalogActivities catalog = Stubs.working(CatalogActivities.class, TaskQueues.CATALOG, QUICK);
    private final DnsActivities dns = Stubs.working(DnsActivities.class, TaskQueues.DNS, REMOTE);
    private final DecommissionActivities decommissions =
            Stubs.working(DecommissionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final DecommissionActivities watch =
            Stubs.watching(DecommissionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final ApprovalActivities approvals = Stubs.working(ApprovalActivities.class, TaskQueues.PROMOTION, QUICK);
    private final GitopsActivities git = Stubs.working(GitopsActivities.class, TaskQueues.PROMOTION, WRITING);
    private final ClusterActivities cluster = Stubs.watching(ClusterActivities.class, TaskQueues.PROMOTION, QUICK);

    private final Set<String> removed = new LinkedHashSet<>();
    private String process = "";
    private boolean leavesNothing;
    private boolean marked;
    private boolean woken;

    @Override
    public void run(String id) {
        leavesNothing = Releases.of("decommission", LEAVES_NOTHING) >= LEAVES_NOTHING;
        process = id;
        var task = decommissions.task(id);
        if (task.open()) {
            decommissions.ensureClosed(id, walk(task));
        }
    }

    private DecommissionEnd walk(DecommissionTask task) {
        try {
            var app = catalog.app(task.app());
            catalog.ensureDecommissioning(step("announce"), app.app(), task.reason());
            marked = true;
            grace(task);
            var standing = awaitDecision(task);
            return standing.state().agreed() ? removeAtLast(task, app, standing) : takeBack(task, standing);
        } catch (ActivityFailure e) {
            return fail(task, Failures.words(e));
        }
    }

    private DecommissionEnd fail(DecommissionTask task, String why) {
        if (marked && leavesNothing) {
            catalog.ensureDecommissioningUndone(step("fail"), task.app(), why);
        }
        return DecommissionEnd.untouched(DecommissionState.FAILED, why);
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void decided(String decision) {
        woken = true;
    }

    private void grace(DecommissionTask task) {
        decommissions.moved(step("grace"), DecommissionState.GRACE, "There is time to think again.");
        Workflow.sleep(Duration.ofMillis(decommissions.graceLeft(step("grace-until"), task.graceMillis())));
    }

    private ApprovalStanding awaitDecision(DecommissionTask task) {
        decommissions.moved(step("approval"), DecommissionState.AWAITING_APPROVAL, "Whoever must agree is asked.");
        woken = false;
        var standing = approvals.ensureOpened(process, task.reason());
        while (standing.state() == ApprovalState.OPEN) {
            Workflow.await(Duration.ofMillis(standing.waitMillis() + 1), () -> woken);
            woken = false;
            standing = approvals.standing(process);
        }
        return standing;
    }

    private DecommissionEnd takeBack(DecommissionTask task, ApprovalStanding standing) {
        var rejected = standing.state() == ApprovalState.REJECTED;
        var why = rejected
                ? "It was rejected: " + Failures.orElse(standing.reason(), "no reason was given")
                : "Nobody agreed in time.";
        catalog.ensureDecommissioningUndone(step("take-back"), task.app(), why);
        return DecommissionEnd.untouched(rejected ? DecommissionState.REJECTED : DecommissionState.EXPIRED, why);
    }

    /** What people agreed to goes to its end: whatever stands in its way, it is tried again when an operator says so, and from time to time. */
    private DecommissionEnd removeAtLast(DecommissionTask task, AppAnswer app, ApprovalStanding standing) {
        for (int attempt = 1; ; attempt++) {
            woken = false;
            try {
                return remove(task, app, standing);
            } catch (ActivityFailure e) {
                if (!leavesNothing) {
                    throw e;
                }
                decommissions.moved(
                        step("stuck-" + attempt),
                        DecommissionState.REMOVING,
                        "It cannot go on: %s It is tried again when an operator says so, and every hour."
                                .formatted(Failures.words(e)));
                Workflow.await(AGAIN, () -> woken);
            }
        }
    }

    private DecommissionEnd remove(DecommissionTask task, AppAnswer app, ApprovalStanding standing) {
        decommissions.moved(step("removing"), DecommissionState.REMOVING, "It is taken out, piece by piece.");
        watch.awaitNoPromotions(process);
        var names = dns.namesOf(app.app(), null);
        silence(names);
        for (var environment : List.of(Environment.PRODUCTION, Environment.STAGING)) {
            withdraw(task, app, standing, environment);
            removed.add("what ran in " + environment.id());
        }
        giveBack(names);
        catalog.ensureArchived(step("archived"), app.app(), task.reason());
        return new DecommissionEnd(
                DecommissionState.COMPLETED, "It is gone; evidence and audit stay.", List.copyOf(removed));
    }

    /** The names stop answering, and resolvers have forgotten them before anything behind them goes. */
    private void silence(List<String> names) {
        long remembered = 0;
        for (var name : names) {
            remembered = Math.max(remembered, dns.ensureRecordsRemoved(step("silence-" + name), name));
            removed.add("the records of " + name);
        }
        Workflow.sleep(Duration.ofSeconds(remembered));
    }

    private void withdraw(DecommissionTask task, AppAnswer app, ApprovalStanding standing, Environment environment) {
        var place = new Place(environment, app.app(), app.team());
        var approvedBy = standing.given().stream().map(GivenApproval::by).toList();
        git.ensureRemoved(new RemovalRequest(step("remove-" + environment.id()), place, task.reason(), approvedBy));
        cluster.awaitGone(step("gone-" + environment.id()), place.namespace(), app.app());
    }

    private void giveBack(List<String> names) {
        for (var name : names) {
            dns.ensureCertificateRetired(step("certificate-" + name), name);
            dns.ensureReleased(step("release-" + name), name);
            removed.add("the name " + name + " and its certificate");
        }
    }

    private Step step(String name) {
        return new Step(process, name);
    }
}
