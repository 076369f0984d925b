package dev.slipway.contracts.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An image was pushed and read back from the registry.
 *
 * @param app name, if the image belongs to a registered app
 * @param revision of the app; 0 if none
 * @param repository image repository without the registry host
 * @param digest sha256:…
 * @param source repository URL that the image names
 * @param buildNumber the gate's own number of the build: of two builds the one that the gate read later has the higher; earlier releases do not say
 */
public record BuildPublished(
        @Nullable String app,
        long revision,
        String repository,
        String digest,
        @Nullable String tag,
        @Nullable String version,
        @Nullable String commit,
        @Nullable String source,
        @Nullable Long buildNumber)
        implements GateEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return app != null ? "app/" + app : "image/" + repository;
    }
}
