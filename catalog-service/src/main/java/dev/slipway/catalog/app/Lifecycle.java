package dev.slipway.catalog.app;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an app stands in its life. */
public enum Lifecycle {
    /** Registered, and never yet in production. */
    IDEA,
    /** Has reached production. */
    ACTIVE,
    /** On its way out. */
    DECOMMISSIONING,
    /** Gone; only its name, its evidence and its audit trail stay. */
    ARCHIVED;

    /** As contracts and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Lifecycle> of(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    /** Whether its description, triage and environments may still change. */
    public boolean open() {
        return this == IDEA || this == ACTIVE;
    }
}
