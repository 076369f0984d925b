package dev.slipway.promotion.promotion;

import org.jspecify.annotations.Nullable;

/**
 * What people want of a promotion at this moment.
 *
 * @param by opaque id of who cancelled, or digest of the newer build
 */
public record Directive(Wish wish, @Nullable String by) {
    /** Go on, stand still, or end. */
    public enum Wish {
        GO,
        PAUSE,
        CANCEL,
        SUPERSEDE
    }

    static final Directive GO = new Directive(Wish.GO, null);

    static Directive of(Promotion promotion) {
        if (promotion.cancelledBy() != null) {
            return new Directive(Wish.CANCEL, promotion.cancelledBy());
        }
        if (promotion.supersededBy() != null) {
            return new Directive(Wish.SUPERSEDE, promotion.supersededBy());
        }
        return promotion.paused() ? new Directive(Wish.PAUSE, null) : GO;
    }
}
