package dev.slipway.contracts.cost;

import dev.slipway.contracts.SlipwayEvent;

/** The events of topic {@code slipway.cost}. */
public sealed interface CostEvent extends SlipwayEvent permits CostEstimated, CostImported, BudgetCrossed {}
