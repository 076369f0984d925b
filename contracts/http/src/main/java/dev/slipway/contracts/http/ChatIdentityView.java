package dev.slipway.contracts.http;

/**
 * A linked identity: an account in a chat, or on GitHub.
 *
 * @param provider slack, teams or github
 * @param workspace team or tenant id; the host of GitHub
 * @param user id in the workspace; the login on GitHub, in lower case
 */
public record ChatIdentityView(String provider, String workspace, String user) {}
