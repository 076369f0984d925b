package dev.slipway.cost.estimate;

import java.math.BigDecimal;

/**
 * How large an app is.
 *
 * @param cpu cores requested by one replica
 * @param memoryGib GiB requested by one replica
 * @param runningShare of the month that it runs, 0 to 1
 */
public record Size(BigDecimal cpu, BigDecimal memoryGib, int replicas, BigDecimal runningShare) {}
