package dev.slipway.catalog.lifecycle;

import dev.slipway.catalog.app.App;
import dev.slipway.catalog.app.AppChange;
import dev.slipway.catalog.app.AppLedger;
import dev.slipway.catalog.app.Lifecycle;
import dev.slipway.contracts.activities.Step;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves apps through their lives, each step of a process once. A move that does not lead from where the app is changes nothing. */
@Service
class LifecycleService {
    /** As events name whoever moved it. */
    private static final String BY = "promotion";

    private final AppLedger ledger;
    private final StepRepository steps;

    LifecycleService(AppLedger ledger, StepRepository steps) {
        this.ledger = ledger;
        this.steps = steps;
    }

    /**
     * Takes the app to the state, if that lies ahead of it.
     *
     * @return the app as it is now; none if there is no such app
     */
    @Transactional
    Optional<App> move(Step step, String name, Lifecycle to, String reason) {
        return ledger.lock(name).map(app -> app.lifecycle().compareTo(to) < 0 ? take(step, app, to, reason) : app);
    }

    /** Takes the app back to where it was before its decommission began, if it is still there. */
    @Transactional
    Optional<App> moveBack(Step step, String name, String reason) {
        return ledger.lock(name).map(app -> {
            var before = app.before();
            return app.lifecycle() == Lifecycle.DECOMMISSIONING && before != null
                    ? take(step, app, before, reason)
                    : app;
        });
    }

    private App take(Step step, App app, Lifecycle to, String reason) {
        if (!steps.take(step)) {
            return app;
        }
        return ledger.enter(app.in(to), new AppChange.Moved(app.lifecycle(), to, reason), BY);
    }
}
