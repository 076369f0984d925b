package dev.slipway.promotion.approval;

import io.temporal.activity.ActivityInterface;

/** Approvals as workflows see them. */
@ActivityInterface(namePrefix = "Approval")
public interface ApprovalActivities {
    /** Asks people to agree to a release, if the rules want that. Withdrawn, without asking anybody, if the release is not wanted any more. */
    ApprovalStanding ensureRequested(ApprovalRequest request);

    /** Asks people to agree to the planned approval of the process, which was told of before. */
    ApprovalStanding ensureOpened(String process, String reason);

    /** How the approval of the process stands. Past its time and still open, it expires in this moment. */
    ApprovalStanding standing(String process);

    /** Whether what people agreed to still stands: for what the rules ask for now, and by people who did not write the build. Nobody is asked by this. */
    boolean stillCovers(ApprovalRequest request);
}
