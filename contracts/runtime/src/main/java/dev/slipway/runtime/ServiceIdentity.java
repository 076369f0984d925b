package dev.slipway.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Who this process is.
 *
 * @param area of the service: its schema, topic, consumer group and client id are called by it
 * @param instance a name that no other living process of the service has and that stays over a restart, if there is one; what a killed process of this name
 *     held is then taken back at once
 */
public record ServiceIdentity(String area, @Nullable String instance) {
    /** The topic that this service alone writes. */
    public String topic() {
        return "slipway." + area;
    }

    /** The CloudEvents {@code source} of its events. */
    public String source() {
        return "/slipway/" + area;
    }
}
