package dev.slipway.promotion.promotion;

import java.util.Locale;

/** Where a promotion is. The last seven are ends. */
public enum PromotionState {
    GATING,
    STAGING,
    SMOKE,
    SOAKING,
    AWAITING_APPROVAL,
    AWAITING_WINDOW,
    DEPLOYING,
    COMPLETED,
    REJECTED,
    EXPIRED,
    SUPERSEDED,
    CANCELLED,
    ROLLED_BACK,
    FAILED;

    /** As it stands in tables and on the HTTP surface. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PromotionState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** It is over. */
    public boolean ended() {
        return compareTo(DEPLOYING) > 0;
    }

    /** Whoever enters it changes what runs. */
    boolean changesAnEnvironment() {
        return this == STAGING || this == DEPLOYING;
    }

    /** It still waits for something: production was not touched, and it may be given up. */
    boolean waits() {
        return compareTo(DEPLOYING) < 0;
    }
}
