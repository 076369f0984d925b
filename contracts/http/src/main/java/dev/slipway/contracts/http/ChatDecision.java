package dev.slipway.contracts.http;

import org.jspecify.annotations.Nullable;

/**
 * A click in a chat whose signature the notifier verified. Who that is and what they may do is looked up at that moment by whoever decides.
 *
 * @param provider slack or teams
 * @param decision approve or reject
 * @param digest that the message was about
 * @param interaction id that makes a repeated delivery one
 */
public record ChatDecision(
        String provider,
        String workspace,
        String user,
        String decision,
        @Nullable String digest,
        @Nullable String reason,
        String interaction) {}
