package dev.slipway.catalog.lifecycle;

import dev.slipway.catalog.app.App;
import dev.slipway.catalog.app.Apps;
import dev.slipway.catalog.app.Lifecycle;
import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.CatalogActivities;
import dev.slipway.contracts.activities.SmokeCheckSpec;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Temporal's side of the catalog: translates, and leaves deciding to {@link LifecycleService}. */
@Component
@ActivityImpl(taskQueues = TaskQueues.CATALOG)
class LifecycleActivities implements CatalogActivities {
    private final Apps apps;
    private final LifecycleService lifecycle;

    LifecycleActivities(Apps apps, LifecycleService lifecycle) {
        this.apps = apps;
        this.lifecycle = lifecycle;
    }

    @Override
    public AppAnswer app(String app) {
        return apps.find(app).map(LifecycleActivities::answer).orElseThrow(() -> unknown(app));
    }

    @Override
    public void ensureActive(Step step, String app) {
        known(lifecycle.move(step, app, Lifecycle.ACTIVE, "it has reached production"), app);
    }

    @Override
    public void ensureDecommissioning(Step step, String app, String reason) {
        known(lifecycle.move(step, app, Lifecycle.DECOMMISSIONING, reason), app);
    }

    @Override
    public void ensureDecommissioningUndone(Step step, String app, String reason) {
        known(lifecycle.moveBack(step, app, reason), app);
    }

    @Override
    public void ensureArchived(Step step, String app, String reason) {
        known(lifecycle.move(step, app, Lifecycle.ARCHIVED, reason), app);
    }

    private static void known(Optional<App> app, String name) {
        if (app.isEmpty()) {
            throw unknown(name);
        }
    }

    private static ApplicationFailure unknown(String app) {
        return ApplicationFailure.newNonRetryableFailure("There is no app " + app + ".", "UnknownApp");
    }

    private static AppAnswer answer(App app) {
        var said = app.description();
        var health = said.health();
        return new AppAnswer(
                app.name(),
                app.revision(),
                app.owner(),
                said.team(),
                app.risk().level().word(),
                app.lifecycle().word(),
                app.dataClassification(),
                said.subdomain(),
                said.costCentre(),
                said.smoke().stream()
                        .map(check -> new SmokeCheckSpec(
                                check.path(), check.status(), check.bodyContains(), check.maxLatencyMillis()))
                        .toList(),
                health == null ? null : health.liveness(),
                health == null ? null : health.readiness());
    }
}
