package dev.slipway.catalog.app;

import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.contracts.http.EnvironmentView;
import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.contracts.promotion.PromotionRolledBack;
import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventRegistry;
import org.springframework.stereotype.Component;

/** Keeps what the record of an app shows of other services' work. */
@Component
class AppConsumer implements EventHandlers {
    private final EnvironmentRepository environments;

    AppConsumer(EnvironmentRepository environments) {
        this.environments = environments;
    }

    @Override
    public void register(EventRegistry on) {
        on.on(EnvironmentDeployed.class, this::deployed);
        on.on(PromotionRolledBack.class, this::rolledBack);
        on.on(AppDecommissioned.class, (event, envelope) -> environments.removed(event.app(), null, envelope.number()));
        on.on(
                CostEstimated.class,
                (event, envelope) -> environments.estimated(event.app(), event.monthly(), envelope.number()));
    }

    private void deployed(EnvironmentDeployed event, Envelope envelope) {
        var now = new EnvironmentView(event.environment(), event.url(), event.digest(), event.version());
        environments.deployed(event.app(), now, envelope.number());
    }

    private void rolledBack(PromotionRolledBack event, Envelope envelope) {
        var good = event.good();
        if (good == null) {
            environments.removed(event.app(), event.environment(), envelope.number());
        } else {
            environments.rolledBack(event.app(), event.environment(), good, envelope.number());
        }
    }
}
