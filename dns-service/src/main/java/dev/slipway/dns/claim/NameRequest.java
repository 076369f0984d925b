package dev.slipway.dns.claim;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for which label where.
 *
 * @param team of the app, as its owner, the catalog, says at this moment
 * @param by opaque id of the person, or name of the service
 */
public record NameRequest(
        String app, long appRevision, @Nullable String team, String label, String environment, String by) {}
