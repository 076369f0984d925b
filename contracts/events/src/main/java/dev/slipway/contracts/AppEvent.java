package dev.slipway.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An event about one app. Its subject is {@code app/<name>}. */
public interface AppEvent extends SlipwayEvent {
    /** The app's name, which is its id. */
    String app();

    /** The app's revision that the publisher acted on; it grows by one with each change of the app. */
    long revision();

    @Override
    @JsonIgnore
    default String subject() {
        return "app/" + app();
    }
}
