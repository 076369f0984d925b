package dev.slipway.gate.app;

import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppState;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.contracts.catalog.LifecycleChanged;
import dev.slipway.contracts.catalog.OwnershipTransferred;
import dev.slipway.contracts.catalog.RiskTriaged;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Follows the catalog (what an app is) and promotion (what of it is live). */
@Component
class AppConsumer implements EventHandlers {
    private final KnownAppRepository apps;
    private final ApplicationEventPublisher inside;

    AppConsumer(KnownAppRepository apps, ApplicationEventPublisher inside) {
        this.apps = apps;
        this.inside = inside;
    }

    @Override
    public void register(EventRegistry on) {
        on.on(AppRegistered.class, (event, _) -> changed(event.state(), event.revision()));
        on.on(AppUpdated.class, (event, _) -> changed(event.state(), event.revision()));
        on.on(RiskTriaged.class, (event, _) -> changed(event.state(), event.revision()));
        on.on(OwnershipTransferred.class, (event, _) -> changed(event.state(), event.revision()));
        on.on(LifecycleChanged.class, (event, _) -> apps.keep(event.state(), event.revision()));
        on.on(EnvironmentDeployed.class, (event, _) -> deployed(event));
        on.on(PromotionRolledBack.class, (event, _) -> rolledBack(event));
        on.on(AppDecommissioned.class, (event, _) -> apps.gone(event.app()));
    }

    private void changed(AppState state, long revision) {
        if (apps.keep(state, revision)) {
            inside.publishEvent(new AppChanged(state.name(), state.imageRepository()));
        }
    }

    private void deployed(EnvironmentDeployed event) {
        apps.live(event.app(), event.environment(), event.digest());
        inside.publishEvent(new WentLive(new LiveDigest(event.app(), event.environment(), event.digest())));
    }

    private void rolledBack(PromotionRolledBack event) {
        var good = event.good();
        if (good == null) {
            apps.gone(event.app(), event.environment());
        } else {
            apps.live(event.app(), event.environment(), good);
        }
    }
}
