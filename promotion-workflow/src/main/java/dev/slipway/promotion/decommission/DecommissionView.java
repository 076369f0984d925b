package dev.slipway.promotion.decommission;

import dev.slipway.contracts.promotion.RequiredApproval;
import dev.slipway.promotion.process.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A decommission as people see it.
 *
 * @param state requested, grace, awaiting-approval, removing, completed, rejected, expired or failed
 * @param required approvals that are asked for
 */
record DecommissionView(
        UUID id,
        String app,
        String reason,
        String state,
        Instant since,
        List<RequiredApproval> required,
        List<HistoryEntry> history) {}
