package dev.slipway.catalog.audit;

import org.jspecify.annotations.Nullable;

/**
 * An event in words.
 *
 * @param by opaque id of a person, or name of a machine or service; none if the event names nobody
 */
record Told(
        String what,
        @Nullable String by,
        @Nullable String channel,
        @Nullable String digest) {
    static Told that(String what) {
        return new Told(what, null, null, null);
    }

    /** The end of a sentence: with the reason if there is one, and always with a stop. */
    static String because(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return ".";
        }
        return ": " + reason.strip() + (reason.strip().matches("(?s).*[.!?]") ? "" : ".");
    }

    Told by(@Nullable String whom) {
        return new Told(what, whom, channel, digest);
    }

    Told through(@Nullable String which) {
        return new Told(what, by, which, digest);
    }

    Told about(@Nullable String build) {
        return new Told(what, by, channel, build);
    }
}
