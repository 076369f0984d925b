package dev.slipway.contracts.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A declared check of the running app.
 *
 * @param path absolute path
 * @param status expected HTTP status
 * @param bodyContains text that must occur
 * @param maxLatency for example 2s, 500ms
 */
public record SmokeCheck(
        String path,
        int status,
        @Nullable String bodyContains,
        @Nullable String maxLatency) {}
