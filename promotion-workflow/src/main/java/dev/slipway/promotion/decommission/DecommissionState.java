package dev.slipway.promotion.decommission;

import java.util.Locale;

/** Where a decommission is. The last four are ends. */
public enum DecommissionState {
    REQUESTED,
    GRACE,
    AWAITING_APPROVAL,
    REMOVING,
    COMPLETED,
    REJECTED,
    EXPIRED,
    FAILED;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DecommissionState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
