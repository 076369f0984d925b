package dev.slipway.contracts.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A signature of the image was verified.
 *
 * @param app name, if the image belongs to a registered app
 * @param revision of the app; 0 if none
 * @param repository image repository without the registry host
 * @param digest sha256:…
 * @param key SHA-256 of the public key, hex
 * @param format cosign-key
 */
public record BuildSigned(
        @Nullable String app, long revision, String repository, String digest, String key, String format)
        implements GateEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return app != null ? "app/" + app : "image/" + repository;
    }
}
