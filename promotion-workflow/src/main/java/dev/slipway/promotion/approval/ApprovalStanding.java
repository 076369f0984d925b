package dev.slipway.promotion.approval;

import dev.slipway.contracts.promotion.GivenApproval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approval at this moment.
 *
 * @param waitMillis until it expires, if it is open
 * @param given approvals that count
 * @param rejectedBy opaque id
 * @param channel of the rejection
 * @param reason of the rejection
 */
public record ApprovalStanding(
        ApprovalState state,
        long waitMillis,
        List<GivenApproval> given,
        @Nullable String rejectedBy,
        @Nullable String channel,
        @Nullable String reason) {
    static ApprovalStanding notNeeded() {
        return ofNobody(ApprovalState.NOT_NEEDED);
    }

    static ApprovalStanding withdrawn() {
        return ofNobody(ApprovalState.WITHDRAWN);
    }

    /** @param granted the decisions that count */
    static ApprovalStanding of(ApprovalState state, long waitMillis, List<Decision> granted) {
        var rejection =
                granted.stream().filter(each -> each.choice().equals("reject")).findFirst();
        return new ApprovalStanding(
                state,
                waitMillis,
                Decision.given(granted),
                rejection.map(Decision::person).orElse(null),
                rejection.map(Decision::channel).orElse(null),
                rejection.map(Decision::why).orElse(null));
    }

    private static ApprovalStanding ofNobody(ApprovalState state) {
        return new ApprovalStanding(state, 0, List.of(), null, null, null);
    }
}
