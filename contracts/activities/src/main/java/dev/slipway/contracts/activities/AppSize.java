package dev.slipway.contracts.activities;

/**
 * What an app is given in the cluster. Amounts are exact decimals as text.
 *
 * @param cpu cores requested by one replica
 * @param memoryGib GiB requested by one replica
 */
public record AppSize(String cpu, String memoryGib, int replicas) {}
