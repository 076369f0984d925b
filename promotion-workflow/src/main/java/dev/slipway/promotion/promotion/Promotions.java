package dev.slipway.promotion.promotion;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Promotions of an app, for those who take it out of production. */
@Service
public class Promotions {
    private final PromotionRepository promotions;
    private final PromotionService service;
    private final HeldBuildRepository held;
    private final PassedMeanwhile meanwhile;

    Promotions(
            PromotionRepository promotions,
            PromotionService service,
            HeldBuildRepository held,
            PassedMeanwhile meanwhile) {
        this.promotions = promotions;
        this.service = service;
        this.held = held;
        this.meanwhile = meanwhile;
    }

    /** Cancels those that still wait; those that are changing production already go on to their end. Tells whether none is left. */
    public boolean cancelAll(String app, String by) {
        for (var promotion : promotions.page(app, null, Integer.MAX_VALUE)) {
            if (!promotion.state().ended()) {
                service.cancel(promotion.id(), by);
            }
        }
        return !promotions.anyOpen(app);
    }

    /** The app stays after all: what passed meanwhile is promoted. The caller keeps others of the app from beginning. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goOn(String app) {
        meanwhile.enqueueHeld(app);
    }

    /** The app is gone, and what passed meanwhile with it. The caller keeps others of the app from beginning. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(String app) {
        held.drop(app);
    }
}
