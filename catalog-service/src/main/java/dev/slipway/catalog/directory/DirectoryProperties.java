package dev.slipway.catalog.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * {@code slipway.directory}.
 *
 * @param seed file (JSON) of people and teams that are added at the start if they are not there; none by default
 */
@ConfigurationProperties("slipway.directory")
record DirectoryProperties(@Nullable Resource seed) {}
