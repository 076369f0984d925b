package dev.slipway.contracts.http;

import java.util.List;

/**
 * The level and where it comes from.
 *
 * @param level low, medium or high
 * @param source untriaged or triage
 * @param reasons in plain words
 */
public record RiskView(String level, String source, List<String> reasons) {}
