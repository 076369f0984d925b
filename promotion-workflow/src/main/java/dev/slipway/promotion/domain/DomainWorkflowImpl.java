package dev.slipway.promotion.domain;

import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.promotion.process.Failures;
import dev.slipway.promotion.process.Releases;
import dev.slipway.promotion.process.Stubs;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Saga;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each step registers its way back; a step that will never work takes that way, in reverse. */
public final class DomainWorkflowImpl implements DomainWorkflow {
    private static final Duration ATTEMPT = Duration.ofSeconds(15);
    private static final Duration QUICK = Duration.ofSeconds(10);

    /** By the first release of this code the way back began before a step was done, stopped at what could not be undone, and gave back names that others had claimed. */
    private static final int UNDOES_ITS_OWN = 2;

    private final DomainActivities domains = Stubs.working(DomainActivities.class, TaskQueues.PROMOTION, QUICK);
    private final DnsActivities dns = Stubs.working(DnsActivities.class, TaskQueues.DNS, ATTEMPT);
    private final DnsActivities propagation = Stubs.watching(DnsActivities.class, TaskQueues.DNS, ATTEMPT);

    private final List<String> left = new ArrayList<>();
    private boolean undoesItsOwn;

    @Override
    public DomainEnd run(String process) {
        undoesItsOwn = Releases.of("domain", UNDOES_ITS_OWN) >= UNDOES_ITS_OWN;
        var task = domains.task(process);
        if (task.end() != null) {
            return task.end();
        }
        var end = serve(task);
        domains.ensureClosed(process, end);
        return end;
    }

    private DomainEnd serve(DomainTask task) {
        var undo = new Saga(new Saga.Options.Builder().build());
        try {
            var claim = dns.ensureClaim(
                    new ClaimRequest(step(task, "claim"), task.app(), task.team(), task.label(), task.environment()));
            var fqdn = claim.fqdn();
            if (!claim.granted() || fqdn == null) {
                return DomainEnd.refused(Failures.orElse(claim.refusal(), "the name was refused"));
            }
            if (!undoesItsOwn || Boolean.TRUE.equals(claim.won())) {
                undoIfNew(task, undo, () -> dns.ensureReleased(step(task, "undo-claim"), fqdn));
            }
            records(task, undo, fqdn);
            var certificate = task.tls() ? certificate(task, undo, fqdn) : null;
            propagation.ensurePropagated(step(task, "propagated"), fqdn);
            dns.ensureAnnounced(step(task, "announced"), fqdn);
            return DomainEnd.serving(fqdn, certificate);
        } catch (ActivityFailure e) {
            return DomainEnd.refused(Failures.words(e) + takeBack(undo));
        }
    }

    /** Says what could not be taken back, if anything. */
    private String takeBack(Saga undo) {
        undo.compensate();
        return left.isEmpty() ? "" : " (not everything could be taken back: %s)".formatted(String.join("; ", left));
    }

    /** Records that were never written are not taken back: what stands there is another's. */
    private void records(DomainTask task, Saga undo, String fqdn) {
        Runnable back = () -> dns.ensureRecordsRemoved(step(task, "undo-records"), fqdn);
        if (!undoesItsOwn) {
            undoIfNew(task, undo, back);
        }
        dns.ensureRecords(step(task, "records"), fqdn);
        if (undoesItsOwn) {
            undoIfNew(task, undo, back);
        }
    }

    private String certificate(DomainTask task, Saga undo, String fqdn) {
        undoIfNew(task, undo, () -> dns.ensureCertificateRetired(step(task, "undo-certificate"), fqdn));
        return dns.ensureCertificate(step(task, "certificate"), fqdn).certificate();
    }

    /** What served before is never taken away because a renewal failed. */
    private void undoIfNew(DomainTask task, Saga undo, Runnable way) {
        if (task.firstTime()) {
            undo.addCompensation(() -> goBack(way));
        }
    }

    /** What cannot be taken back does not keep the rest from it. */
    private void goBack(Runnable way) {
        try {
            way.run();
        } catch (ActivityFailure e) {
            if (!undoesItsOwn) {
                throw e;
            }
            left.add(Failures.words(e));
        }
    }

    private static Step step(DomainTask task, String name) {
        return new Step(task.process(), name);
    }
}
