package dev.slipway.cost.app;

/** Said within the transaction that keeps a new app, or a known one with another cap. */
public record CapChanged(KnownApp app) {}
