package dev.slipway.catalog.risk;

import dev.slipway.contracts.Money;

/** What an app says of itself that bears on its risk. Claims raise, and never lower. */
public record Claims(RiskLevel risk, DataClass data, Money costCap) {}
