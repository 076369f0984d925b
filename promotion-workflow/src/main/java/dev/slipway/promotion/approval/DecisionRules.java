package dev.slipway.promotion.approval;

import dev.slipway.promotion.approval.Attempt.Voter;
import dev.slipway.promotion.approval.DecisionOutcome.Closed;
import dev.slipway.promotion.approval.DecisionOutcome.Granted;
import dev.slipway.promotion.approval.DecisionOutcome.NotAllowed;
import dev.slipway.promotion.approval.DecisionOutcome.NotLinked;
import dev.slipway.promotion.approval.DecisionOutcome.OtherDigest;
import dev.slipway.promotion.process.ProcessRow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether an attempt to decide counts. The state of the approval is looked at first, then the person. */
final class DecisionRules {
    private DecisionRules() {}

    /**
     * Judges an attempt on a locked approval.
     *
     * @param process that the approval is for
     * @param granted the decisions that count so far
     */
    static DecisionOutcome judge(
            Approval approval, ProcessRow process, List<Decision> granted, Attempt attempt, Instant now) {
        var voter = attempt.voter();
        var state = approval.state();
        if (state != ApprovalState.OPEN && state != ApprovalState.PLANNED) {
            return new Closed(closedIn(state));
        }
        if (approval.expiresAt() != null && !now.isBefore(approval.expiresAt())) {
            return new Closed(closedIn(ApprovalState.EXPIRED));
        }
        if (!Objects.equals(attempt.digest(), approval.digest())) {
            return new OtherDigest("The approval is about another build than the one that was decided on.");
        }
        if (voter == null) {
            return new NotLinked(
                    "Your chat account is not linked to a person in the directory, so nobody knows who decided.");
        }
        return judge(approval, process, granted, attempt, voter);
    }

    private static DecisionOutcome judge(
            Approval approval, ProcessRow process, List<Decision> granted, Attempt attempt, Voter voter) {
        var quorum = quorum(approval, granted);
        if (!voter.active()) {
            return new NotAllowed("Only people who are in the directory can decide.");
        }
        if (voter.owner()) {
            return new NotAllowed("The owner of %s cannot decide about it.".formatted(approval.app()));
        }
        if (approval.authors().contains(voter.person())) {
            return new NotAllowed("You wrote part of this build; somebody else has to decide.");
        }
        if (process.wasRequestedBy(voter.person())) {
            return new NotAllowed("Whoever asked for it cannot decide about it.");
        }
        if (!quorum.hasSay(voter.roles())) {
            return new NotAllowed("It takes the role %s to decide about this.".formatted(missing(approval.required())));
        }
        if (!voter.allowed()) {
            return new NotAllowed(voter.why());
        }
        if (approval.state() == ApprovalState.PLANNED) {
            return new Closed("Nobody is asked to decide yet.");
        }
        if (granted.stream().anyMatch(each -> voter.person().equals(each.person()))) {
            return new Closed("You have decided already.");
        }
        if (!attempt.approve()) {
            return new Granted(quorum.roleFor(voter.roles()).orElseGet(() -> firstOf(voter)), Granted.REJECTED);
        }
        return quorum.roleFor(voter.roles())
                .<DecisionOutcome>map(role -> new Granted(role, Granted.APPROVED))
                .orElseGet(() -> new NotAllowed(
                        "What is still missing is an approval by %s.".formatted(missing(quorum.open()))));
    }

    static Quorum quorum(Approval approval, List<Decision> granted) {
        return new Quorum(
                approval.required(),
                granted.stream()
                        .map(Decision::role)
                        .filter(role -> role != null)
                        .toList());
    }

    private static String firstOf(Voter voter) {
        return voter.roles().stream().sorted().findFirst().orElse("approver");
    }

    private static String missing(List<Requirement> open) {
        return open.stream()
                .flatMap(requirement -> requirement.roles().stream())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String closedIn(ApprovalState state) {
        return switch (state) {
            case APPROVED -> "It is decided: approved.";
            case REJECTED -> "It is decided: rejected.";
            case EXPIRED -> "Nobody decided in time; it has expired.";
            default -> "It is not wanted any more.";
        };
    }
}
