package dev.slipway.cost.app;

import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppState;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.contracts.catalog.RiskTriaged;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventRegistry;
import org.springframework.stereotype.Component;

/** Every event of the catalog carries the whole app. */
@Component
class AppConsumer implements EventHandlers {
    private final AppService apps;

    AppConsumer(AppService apps) {
        this.apps = apps;
    }

    @Override
    public void register(EventRegistry on) {
        on.on(AppRegistered.class, (event, envelope) -> keep(event.revision(), event.state()));
        on.on(AppUpdated.class, (event, envelope) -> keep(event.revision(), event.state()));
        on.on(RiskTriaged.class, (event, envelope) -> keep(event.revision(), event.state()));
        on.on(OwnershipTransferred.class, (event, envelope) -> keep(event.revision(), event.state()));
        on.on(LifecycleChanged.class, (event, envelope) -> keep(event.revision(), event.state()));
    }

    private void keep(long revision, AppState app) {
        apps.keep(new KnownApp(
                app.name(),
                revision,
                app.owner(),
                app.team(),
                app.costCentre(),
                app.hostingTier(),
                app.lifecycle(),
                app.monthlyCostCap()));
    }
}
