package dev.slipway.contracts.cost;

import dev.slipway.contracts.AppEvent;
import dev.slipway.contracts.Money;

/**
 * What a month of the app is expected to cost.
 *
 * @param app the app's name
 * @param revision the app's revision
 */
public record CostEstimated(String app, long revision, Money monthly, Money cap, boolean aboveCap)
        implements CostEvent, AppEvent {}
