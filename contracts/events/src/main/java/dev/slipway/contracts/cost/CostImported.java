package dev.slipway.contracts.cost;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.contracts.Money;
import java.util.List;

/**
 * The bill of one account and period was replaced as a whole.
 *
 * @param month yyyy-MM
 * @param totals per currency
 * @param by opaque id of the person, or name of the machine or service
 */
public record CostImported(
        String provider, String billingAccount, String month, long rows, List<Money> totals, String by)
        implements CostEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "period/" + provider + "/" + billingAccount + "/" + month;
    }
}
