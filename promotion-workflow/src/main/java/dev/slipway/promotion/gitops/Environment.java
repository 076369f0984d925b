package dev.slipway.promotion.gitops;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an app can run for good. */
public enum Environment {
    STAGING,
    PRODUCTION;

    /** The environment by its {@link #id}; none for a name that is not one of these. */
    static Optional<Environment> of(String id) {
        return Arrays.stream(values())
                .filter(environment -> environment.id().equals(id))
                .findFirst();
    }

    /** As it stands in paths, names and events. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
