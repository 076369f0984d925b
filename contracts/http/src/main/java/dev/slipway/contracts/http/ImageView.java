package dev.slipway.contracts.http;

import org.jspecify.annotations.Nullable;

/**
 * Where the images of the app are.
 *
 * @param repository host and path, without tag
 */
public record ImageView(
        @Nullable String repository, @Nullable String tag) {}
