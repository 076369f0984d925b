package dev.slipway.cost.estimate;

import dev.slipway.contracts.Money;

/**
 * What a month of an app is expected to cost, beside its cap.
 *
 * @param cap in its own currency
 */
public record Estimate(String app, long revision, Size size, Money monthly, Money cap) {
    /** Whether the cap does not suffice. Another currency than the cap's is no answer, so it does not. */
    public boolean aboveCap() {
        return !monthly.currency().equals(cap.currency()) || monthly.amount().compareTo(cap.amount()) > 0;
    }
}
