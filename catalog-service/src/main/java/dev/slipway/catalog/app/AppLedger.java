package dev.slipway.catalog.app;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way to change an app that exists: lock it, decide, and record what became of it. Runs in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AppLedger {
    private final AppRepository apps;
    private final AppEvents events;
    private final Clock clock;

    AppLedger(AppRepository apps, AppEvents events, Clock clock) {
        this.apps = apps;
        this.events = events;
        this.clock = clock;
    }

    /** The app as it is now, which nobody else changes until the transaction ends. */
    public Optional<App> lock(String name) {
        return apps.lock(name);
    }

    /**
     * Stores the app under its next revision and announces the change.
     *
     * @param by opaque id of a person, or the name of a machine or service
     * @return the app with its new revision
     */
    public App enter(App app, AppChange change, String by) {
        var next = app.at(app.revision() + 1, clock.instant());
        apps.store(next);
        events.changed(next, change, by);
        return next;
    }
}
