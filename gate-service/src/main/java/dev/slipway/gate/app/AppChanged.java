package dev.slipway.gate.app;

import org.jspecify.annotations.Nullable;

/**
 * Told inside the service, in the transaction that handles the event: something about an app has changed, so that its builds
 * have to be judged again.
 *
 * @param imageRepository host and path
 */
public record AppChanged(String app, @Nullable String imageRepository) {}
