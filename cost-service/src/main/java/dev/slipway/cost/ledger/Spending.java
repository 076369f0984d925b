package dev.slipway.cost.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in a month, in one currency.
 *
 * @param app none for what carries no tag {@code app}
 * @param costCentre the tag's, if all lines that carry one agree
 * @param coveredUntil up to here the bills say something
 */
public record Spending(
        @Nullable String app,
        YearMonth month,
        String currency,
        BigDecimal billed,
        BigDecimal effective,
        @Nullable String costCentre,
        Instant coveredUntil) {}
