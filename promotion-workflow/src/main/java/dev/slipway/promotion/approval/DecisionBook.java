package dev.slipway.promotion.approval;

import dev.slipway.promotion.approval.DecisionOutcome.Granted;
import dev.slipway.promotion.approval.DecisionService.Recorded;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.ProcessSignals;
import dev.slipway.promotion.process.Processes;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes decisions down, one at a time per approval: the row, its announcement, the end of the approval if it is one, and the word to the workflow. */
@Service
class DecisionBook {
    private final ApprovalRepository approvals;
    private final ApprovalEvents events;
    private final Processes processes;
    private final ProcessSignals signals;
    private final ProcessHistory history;
    private final Clock clock;

    DecisionBook(
            ApprovalRepository approvals,
            ApprovalEvents events,
            Processes processes,
            ProcessSignals signals,
            ProcessHistory history,
            Clock clock) {
        this.approvals = approvals;
        this.events = events;
        this.processes = processes;
        this.signals = signals;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Records the attempt, whatever becomes of it. The same interaction again gives the same answer and leaves no second row. Nobody joins those who asked for
     * the process meanwhile.
     */
    @Transactional
    Recorded record(UUID process, Attempt attempt) {
        var row = processes.lock(process).orElseThrow();
        var approval = approvals.lock(process).orElseThrow();
        return repeated(approval, attempt).orElseGet(() -> decide(approval, row, attempt));
    }

    private Optional<Recorded> repeated(Approval approval, Attempt attempt) {
        return Optional.ofNullable(attempt.interaction())
                .flatMap(interaction -> approvals.repeated(approval.id(), attempt.channel(), interaction))
                .map(decision -> new Recorded(decision, DecisionOutcome.of(decision)));
    }

    private Recorded decide(Approval approval, ProcessRow process, Attempt attempt) {
        var granted = approvals.granted(approval.id());
        var outcome = DecisionRules.judge(approval, process, granted, attempt, clock.instant());
        var decision = row(approval, attempt, outcome);
        approvals.insert(decision);
        events.decided(approval, decision);
        if (outcome instanceof Granted(var role, var _)) {
            history.append(
                    approval.process(),
                    "decision",
                    "%s as %s, by %s.".formatted(attempt.approve() ? "Approved" : "Rejected", role, attempt.channel()));
            close(approval, attempt);
            signals.decided(approval.process(), decision.id());
        }
        return new Recorded(decision, outcome);
    }

    private void close(Approval approval, Attempt attempt) {
        if (!attempt.approve()) {
            approvals.close(approval.id(), ApprovalState.REJECTED, clock.instant());
        } else if (DecisionRules.quorum(approval, approvals.granted(approval.id()))
                .reached()) {
            approvals.close(approval.id(), ApprovalState.APPROVED, clock.instant());
        }
    }

    private Decision row(Approval approval, Attempt attempt, DecisionOutcome outcome) {
        var voter = attempt.voter();
        var granted = outcome instanceof Granted;
        return new Decision(
                Uuid7.next(),
                approval.id(),
                voter == null ? null : voter.person(),
                attempt.chatIdentity(),
                attempt.channel(),
                attempt.choice(),
                attempt.digest(),
                granted,
                outcome.id(),
                outcome instanceof Granted(var role, var _) ? role : null,
                granted ? attempt.reason() : outcome.words(),
                voter == null ? approval.revision() : voter.revision(),
                attempt.interaction(),
                clock.instant());
    }
}
