package dev.slipway.local.cluster;

import java.util.concurrent.atomic.AtomicInteger;

/** An exact share of a row of events: of every hundred, {@code percent} are chosen, spread evenly. */
final class Share {
    private Share() {}

    static boolean isNext(AtomicInteger debt, int percent) {
        var before = debt.getAndUpdate(owed -> owed + percent >= 100 ? owed + percent - 100 : owed + percent);
        return before + percent >= 100;
    }
}
