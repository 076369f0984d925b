package dev.slipway.cost.report;

import dev.slipway.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The months of an app, newest first; one entry for each currency that it was billed in. */
record AppCosts(List<Month> months) {
    /**
     * A month.
     *
     * @param month yyyy-MM
     * @param estimate the newest, if there is one
     * @param forecast what the month will come to, while it is not over
     */
    record Month(
            String month,
            Money billed,
            Money effective,
            @Nullable Money estimate,
            @Nullable Money forecast) {}
}
