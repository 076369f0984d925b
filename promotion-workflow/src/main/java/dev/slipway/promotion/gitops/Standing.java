package dev.slipway.promotion.gitops;

import org.jspecify.annotations.Nullable;

/**
 * What Git said when it was looked at.
 *
 * @param digest sha256:…; none if the app is not there
 */
public record Standing(@Nullable String digest) {}
