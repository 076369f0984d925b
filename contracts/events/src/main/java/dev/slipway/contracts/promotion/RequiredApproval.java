package dev.slipway.contracts.promotion;

/**
 * How many approvals of a role are asked for.
 *
 */
public record RequiredApproval(String role, int count) {}
