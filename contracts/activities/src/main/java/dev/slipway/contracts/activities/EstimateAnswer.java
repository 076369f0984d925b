package dev.slipway.contracts.activities;

/**
 * The estimate beside the cap. Amounts are exact decimals as text.
 *
 * @param monthly amount
 * @param cap amount
 * @param currency ISO 4217
 */
public record EstimateAnswer(String monthly, String cap, String currency, boolean aboveCap) {}
