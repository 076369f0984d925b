package dev.slipway.contracts.cost;

import dev.slipway.contracts.AppEvent;
import dev.slipway.contracts.Money;

/**
 * Spending of a month crossed a share of the cap.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param month yyyy-MM
 * @param percent 80 or 100
 */
public record BudgetCrossed(String app, long revision, String month, int percent, Money spent, Money cap)
        implements CostEvent, AppEvent {}
