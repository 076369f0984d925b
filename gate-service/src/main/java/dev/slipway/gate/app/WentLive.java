package dev.slipway.gate.app;

/** Told inside the service, in the transaction that handles the event: a build runs in an environment from now on. */
public record WentLive(LiveDigest live) {}
