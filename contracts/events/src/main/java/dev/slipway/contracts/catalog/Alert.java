package dev.slipway.contracts.catalog;

/**
 * A declared alert.
 *
 * @param kind error-ratio, resource, latency or custom
 */
public record Alert(String name, String kind) {}
