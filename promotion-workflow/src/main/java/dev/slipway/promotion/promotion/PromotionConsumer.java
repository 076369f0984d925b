package dev.slipway.promotion.promotion;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.contracts.gate.GateFailed;
import dev.slipway.contracts.gate.GatePassed;
import dev.slipway.promotion.promotion.PromotionService.Wanted;
import dev.slipway.runtime.event.EventHandlers;
import dev.slipway.runtime.event.EventRegistry;
import org.springframework.stereotype.Component;

/** What the gate tells: builds, in their order, and which of them passed or did not. */
@Component
class PromotionConsumer implements EventHandlers {
    static final String GATE = "gate";

    private final PassedBuildService builds;

    PromotionConsumer(PassedBuildService builds) {
        this.builds = builds;
    }

    @Override
    public void register(EventRegistry on) {
        on.on(BuildPublished.class, (event, _) -> {
            if (event.app() != null) {
                builds.built(event.app(), event.digest(), event.buildNumber());
            }
        });
        on.on(
                GatePassed.class,
                (event, _) -> builds.passed(
                        wanted(event), event.environment(), event.verdict().toString(), event.buildNumber()));
        on.on(GateFailed.class, (event, _) -> builds.judged(event.app(), event.digest()));
    }

    private static Wanted wanted(GatePassed event) {
        return new Wanted(event.app(), event.digest(), event.version(), event.repository(), event.revision(), GATE);
    }
}
