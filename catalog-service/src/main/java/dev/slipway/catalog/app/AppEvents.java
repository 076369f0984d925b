package dev.slipway.catalog.app;

import dev.slipway.catalog.description.AppDescription;
import dev.slipway.contracts.catalog.Alert;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppState;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.HealthEndpoints;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.contracts.catalog.RiskTriaged;
import dev.slipway.contracts.catalog.SmokeCheck;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells others about apps, each time with the whole state. */
@Component
class AppEvents {
    private final Outbox outbox;

    AppEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void registered(App app, String by, String channel) {
        outbox.append(new AppRegistered(app.name(), app.revision(), state(app), by, channel));
    }

    void changed(App app, AppChange change, String by) {
        var state = state(app);
        outbox.append(
                switch (change) {
                    case AppChange.Redescribed(var fields) ->
                        new AppUpdated(app.name(), app.revision(), state, by, fields);
                    case AppChange.Transferred(var from, var to) ->
                        new OwnershipTransferred(app.name(), app.revision(), state, by, from, to);
                    case AppChange.Triaged _ -> new RiskTriaged(app.name(), app.revision(), state, by);
                    case AppChange.Moved(var from, var to, var reason) ->
                        new LifecycleChanged(app.name(), app.revision(), state, by, from.word(), to.word(), reason);
                });
    }

    static AppState state(App app) {
        var said = app.description();
        var answers = app.answers();
        return new AppState(
                app.name(),
                app.owner(),
                said.team(),
                said.businessUnit(),
                said.costCentre(),
                said.sourceRepository(),
                said.image().repository(),
                said.image().tag(),
                said.version(),
                app.hostingTier(),
                app.dataClassification(),
                app.risk().level().word(),
                app.risk().source(),
                app.risk().reasons(),
                app.lifecycle().word(),
                said.expires(),
                app.nextReview(),
                said.escalation(),
                said.runbook(),
                said.subdomain(),
                health(said),
                telemetry(said),
                alerts(said),
                smoke(said),
                app.monthlyCostCap(),
                answers == null ? null : answers.expectedUsers());
    }

    static @Nullable HealthEndpoints health(AppDescription said) {
        var health = said.health();
        return health == null ? null : new HealthEndpoints(health.liveness(), health.readiness());
    }

    static boolean telemetry(AppDescription said) {
        var telemetry = said.telemetry();
        return telemetry != null && telemetry.opentelemetry();
    }

    static List<Alert> alerts(AppDescription said) {
        return said.alerts().stream()
                .map(alert -> new Alert(alert.name(), alert.kind()))
                .toList();
    }

    static List<SmokeCheck> smoke(AppDescription said) {
        return said.smoke().stream()
                .map(check -> new SmokeCheck(check.path(), check.status(), check.bodyContains(), check.maxLatency()))
                .toList();
    }
}
