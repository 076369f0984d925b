package dev.slipway.catalog.risk;

import java.util.List;

/**
 * A level with where it comes from.
 *
 * @param source untriaged or triage
 * @param reasons in plain words, at least one
 */
public record Risk(RiskLevel level, String source, List<String> reasons) {
    public Risk {
        reasons = List.copyOf(reasons);
    }
}
