package dev.slipway.gate.app;

/** What runs where, by the word of the deployments. */
public record LiveDigest(String app, String environment, String digest) {}
