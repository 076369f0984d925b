package dev.slipway.promotion;

/** An app in an environment. */
public record Workload(String environment, String app) {}
