package dev.slipway.promotion.promotion;

import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.contracts.promotion.RequiredApproval;
import dev.slipway.promotion.process.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as people see it.
 *
 * @param state gating, staging, smoke, soaking, awaiting-approval, awaiting-window, deploying, completed, rejected, expired, superseded, cancelled, rolled-back
 *     or failed
 * @param waitingFor in plain words
 * @param since when it entered the state
 * @param history oldest first
 */
record PromotionView(
        UUID id,
        String app,
        String digest,
        @Nullable String version,
        String state,
        boolean paused,
        String environment,
        @Nullable String waitingFor,
        Instant since,
        ApprovalsView approvals,
        List<HistoryEntry> history) {

    /**
     * Who must agree, and who did.
     *
     * @param given by is shown as the address in the directory
     */
    record ApprovalsView(List<RequiredApproval> required, List<GivenApproval> given) {}
}
