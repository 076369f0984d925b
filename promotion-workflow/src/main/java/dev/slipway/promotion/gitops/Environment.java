package dev.slipway.promotion.gitops;

import java.util.Locale;

/** Where an app can run for good. */
public enum Environment {
    STAGING,
    PRODUCTION;

    /** As it stands in paths, names and events. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
