package dev.slipway.cost.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One charge of a bill.
 *
 * @param month of the billing period
 * @param coveredUntil end of the charge period: up to here the bill says something
 * @param app from the tag {@code app}
 * @param billed what is invoiced
 * @param effective with commitments spread over what used them
 */
public record BillLine(
        String provider,
        String billingAccount,
        YearMonth month,
        Instant coveredUntil,
        @Nullable String app,
        @Nullable String costCentre,
        @Nullable String service,
        @Nullable String chargeCategory,
        String currency,
        BigDecimal billed,
        BigDecimal effective) {}
