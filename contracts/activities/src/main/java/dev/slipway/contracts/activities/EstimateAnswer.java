package dev.slipway.contracts.activities;

import org.jspecify.annotations.Nullable;

/**
 * The estimate beside the cap. Amounts are exact decimals as text.
 *
 * @param monthly amount
 * @param cap amount
 * @param currency of the monthly amount, ISO 4217
 * @param aboveCap also where the two are in different currencies and cannot be compared
 * @param capCurrency of the cap; earlier releases of the cost service do not say it
 */
public record EstimateAnswer(
        String monthly,
        String cap,
        String currency,
        boolean aboveCap,
        @Nullable String capCurrency) {}
