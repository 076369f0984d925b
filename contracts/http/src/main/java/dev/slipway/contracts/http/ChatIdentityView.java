package dev.slipway.contracts.http;

/**
 * A linked chat identity.
 *
 * @param provider slack or teams
 * @param workspace team or tenant id
 * @param user id in the workspace
 */
public record ChatIdentityView(String provider, String workspace, String user) {}
