package dev.slipway.cost.ledger;

import dev.slipway.contracts.Money;
import java.util.List;

/** What an import replaced: its periods, how many rows, and their sums by currency. */
public record ImportResult(List<Period> periods, long rows, List<Money> totals) {
    /**
     * The bill of an account for a month.
     *
     * @param month yyyy-MM
     */
    public record Period(String provider, String billingAccount, String month) {}
}
