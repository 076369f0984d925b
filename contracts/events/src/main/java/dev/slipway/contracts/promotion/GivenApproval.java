package dev.slipway.contracts.promotion;

import java.time.Instant;

/**
 * An approval that counts.
 *
 * @param by opaque id
 * @param role in which it counts
 * @param channel slack, teams, mail, console or api
 */
public record GivenApproval(String by, String role, Instant at, String channel) {}
