package dev.slipway.promotion.approval;

import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.Processes;
import dev.slipway.promotion.process.RecordedSteps;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers workflows about approvals. */
@Component("approvalActivities")
class ApprovalWorker implements ApprovalActivities {
    private final Approvals approvals;
    private final Processes processes;
    private final RecordedSteps steps;
    private final TransactionTemplate transaction;

    ApprovalWorker(Approvals approvals, Processes processes, RecordedSteps steps, TransactionTemplate transaction) {
        this.approvals = approvals;
        this.processes = processes;
        this.steps = steps;
        this.transaction = transaction;
    }

    @Override
    public ApprovalStanding ensureRequested(ApprovalRequest request) {
        var process = UUID.fromString(request.step().process());
        var requester = processes.find(process).map(ProcessRow::requestedBy).orElseThrow();
        var asked = steps.once(request.step(), Boolean.class, () -> {
            approvals.request(process, requester, request);
            return true;
        });
        return asked ? approvals.standing(process) : ApprovalStanding.withdrawn();
    }

    @Override
    public ApprovalStanding ensureOpened(String process, String reason) {
        var id = UUID.fromString(process);
        transaction.executeWithoutResult(status -> approvals.open(id, reason));
        return approvals.standing(id);
    }

    @Override
    public ApprovalStanding standing(String process) {
        return approvals.standing(UUID.fromString(process));
    }

    @Override
    public boolean stillCovers(ApprovalRequest request) {
        return approvals.covers(UUID.fromString(request.step().process()), request);
    }
}
