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
import java.util.ArrayList;
import java.util.List;

/** The story of a decommission. Until people have agreed it can be taken back; from then on it goes to its end. */
public final class DecommissionWorkflowImpl implements DecommissionWorkflow {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration REMOTE = Duration.ofSeconds(15);
    private static final Duration WRITING = Duration.ofSeconds(10);

    private final CatalogActivities catalog = Stubs.working(CatalogActivities.class, TaskQueues.CATALOG, QUICK);
    private final DnsActivities dns = Stubs.working(DnsActivities.class, TaskQueues.DNS, REMOTE);
    private final DecommissionActivities decommissions =
            Stubs.working(DecommissionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final DecommissionActivities watch =
            Stubs.watching(DecommissionActivities.class, TaskQueues.PROMOTION, QUICK);
    private final ApprovalActivities approvals = Stubs.working(ApprovalActivities.class, TaskQueues.PROMOTION, QUICK);
    private final GitopsActivities git = Stubs.working(GitopsActivities.class, TaskQueues.PROMOTION, WRITING);
    private final ClusterActivities cluster = Stubs.watching(ClusterActivities.class, TaskQueues.PROMOTION, QUICK);

    private String process = "";
    private boolean woken;

    @Override
    public void run(String id) {
        Releases.of("decommission", 1);
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
            grace(task);
            var standing = awaitDecision(task);
            return standing.state().agreed() ? remove(task, app, standing) : takeBack(task, standing);
        } catch (ActivityFailure e) {
            return DecommissionEnd.untouched(DecommissionState.FAILED, Failures.words(e));
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

    private DecommissionEnd remove(DecommissionTask task, AppAnswer app, ApprovalStanding standing) {
        decommissions.moved(step("removing"), DecommissionState.REMOVING, "It is taken out, piece by piece.");
        watch.awaitNoPromotions(process);
        var removed = new ArrayList<String>();
        var names = dns.namesOf(app.app(), null);
        silence(names, removed);
        for (var environment : List.of(Environment.PRODUCTION, Environment.STAGING)) {
            withdraw(task, app, standing, environment);
            removed.add("what ran in " + environment.id());
        }
        giveBack(names, removed);
        catalog.ensureArchived(step("archived"), app.app(), task.reason());
        return new DecommissionEnd(DecommissionState.COMPLETED, "It is gone; evidence and audit stay.", removed);
    }

    /** The names stop answering, and resolvers have forgotten them before anything behind them goes. */
    private void silence(List<String> names, List<String> removed) {
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

    private void giveBack(List<String> names, List<String> removed) {
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
