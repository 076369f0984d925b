package dev.slipway.contracts.promotion;

/**
 * One smoke check.
 *
 * @param detail what was expected and what was seen, in plain words
 */
public record CheckResult(String path, boolean passed, String detail) {}
