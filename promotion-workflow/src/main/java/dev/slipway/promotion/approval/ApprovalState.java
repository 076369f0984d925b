package dev.slipway.promotion.approval;

import java.util.Locale;

/** Where an approval stands. Every state but the first two is an end. */
public enum ApprovalState {
    /** It will be asked for, and nobody can decide yet. */
    PLANNED,
    /** People are asked. */
    OPEN,
    APPROVED,
    REJECTED,
    EXPIRED,
    /** What it was about is not wanted any more. */
    WITHDRAWN,
    /** Nobody needs to be asked. */
    NOT_NEEDED;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApprovalState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** It may go on. */
    public boolean agreed() {
        return this == APPROVED || this == NOT_NEEDED;
    }
}
