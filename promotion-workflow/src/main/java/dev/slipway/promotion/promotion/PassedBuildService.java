package dev.slipway.promotion.promotion;

import dev.slipway.promotion.process.ProcessKind;
import dev.slipway.promotion.process.ProcessSignals;
import dev.slipway.promotion.process.Processes;
import dev.slipway.promotion.promotion.PromotionService.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the gate tells of builds: their order, and which of them are promoted by themselves. */
@Service
class PassedBuildService {
    private static final String STAGING = "staging";

    private final PromotionService service;
    private final PromotionRepository promotions;
    private final BuildOrderRepository builds;
    private final HeldBuildRepository held;
    private final Processes processes;
    private final ProcessSignals signals;

    PassedBuildService(
            PromotionService service,
            PromotionRepository promotions,
            BuildOrderRepository builds,
            HeldBuildRepository held,
            Processes processes,
            ProcessSignals signals) {
        this.service = service;
        this.promotions = promotions;
        this.builds = builds;
        this.held = held;
        this.processes = processes;
        this.signals = signals;
    }

    /** The app has a new build. */
    @Transactional
    void built(String app, String digest, @Nullable Long buildNumber) {
        builds.built(app, digest, buildNumber);
    }

    /** The gate says something else of the build: evidence came that a promotion may wait for, or it may not go on as it did. */
    @Transactional
    void judged(String app, String digest) {
        promotions.open(app, digest).ifPresent(promotion -> signals.wake(promotion.id()));
    }

    /**
     * A build passed the gate of the environment. By itself begins only one that is new and passed the first gate, or whose last promotion this very gate had
     * stopped; and no older one than was promoted since. What people or the cluster refused does not come again.
     *
     * @param buildNumber of the gate, if it tells
     */
    @Transactional
    void passed(Wanted wanted, String environment, String verdict, @Nullable Long buildNumber) {
        processes.lockBeginning(wanted.app());
        builds.built(wanted.app(), wanted.digest(), buildNumber);
        promotions.passed(wanted.app(), wanted.digest(), environment, verdict);
        judged(wanted.app(), wanted.digest());
        passedBefore(wanted, environment);
    }

    /** The same for what passed the gate a while ago. */
    @Transactional
    void passedBefore(Wanted wanted, String environment) {
        processes.lockBeginning(wanted.app());
        var due = isNew(wanted, environment) || stoppedBefore(wanted, environment);
        if (due && !builds.laterPromoted(wanted.app(), wanted.digest())) {
            beginOrHold(wanted, environment);
        }
    }

    /** While the app is on its way out nothing begins; it may stay after all. */
    private void beginOrHold(Wanted wanted, String environment) {
        if (processes.live(ProcessKind.DECOMMISSION, wanted.app()).isPresent()) {
            held.hold(wanted, environment);
        } else {
            service.begin(wanted);
        }
    }

    private boolean isNew(Wanted wanted, String environment) {
        return environment.equals(STAGING) && !promotions.everPromoted(wanted.app(), wanted.digest());
    }

    private boolean stoppedBefore(Wanted wanted, String environment) {
        return promotions
                .stoppedAtGate(wanted.app(), wanted.digest())
                .filter(environment::equals)
                .isPresent();
    }
}
