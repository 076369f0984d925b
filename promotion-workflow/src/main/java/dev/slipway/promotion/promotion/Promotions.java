package dev.slipway.promotion.promotion;

import org.springframework.stereotype.Service;

/** Promotions of an app, for those who take it out of production. */
@Service
public class Promotions {
    private final PromotionRepository promotions;
    private final PromotionService service;

    Promotions(PromotionRepository promotions, PromotionService service) {
        this.promotions = promotions;
        this.service = service;
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
}
