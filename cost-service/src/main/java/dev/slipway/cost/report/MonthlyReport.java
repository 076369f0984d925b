package dev.slipway.cost.report;

import dev.slipway.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a month.
 *
 * @param month yyyy-MM
 * @param costCentre that it is limited to, if it is
 * @param totals by currency, of everything that the reader may see
 * @param untagged by currency: charges that name no app
 * @param rows one an app and currency, dearest first
 */
record MonthlyReport(
        String month, @Nullable String costCentre, List<Money> totals, List<Money> untagged, List<Row> rows) {
    /**
     * An app in a currency.
     *
     * @param before billed in the month before, if there was a bill
     */
    record Row(
            String app,
            @Nullable String team,
            @Nullable String costCentre,
            Money billed,
            Money effective,
            @Nullable Money estimate,
            @Nullable Money before,
            @Nullable Money cap) {}
}
