package dev.slipway.catalog.triage;

import java.util.List;

/**
 * What the answers lead to.
 *
 * @param risk low, medium or high
 * @param path light or full
 * @param reasons in plain words
 */
record TriageView(String risk, String path, List<String> reasons) {}
