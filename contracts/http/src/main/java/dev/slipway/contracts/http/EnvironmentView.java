package dev.slipway.contracts.http;

import org.jspecify.annotations.Nullable;

/**
 * What runs where.
 *
 * @param name staging or production
 * @param digest sha256:…
 */
public record EnvironmentView(
        String name, String url, String digest, @Nullable String version) {}
