package dev.slipway.cost.ledger;

import java.time.YearMonth;

/** Said within the transaction that replaced bills of a month. */
public record BillsReplaced(YearMonth month) {}
