package dev.slipway.catalog.audit;

import java.util.Map;

/**
 * How far a verification came without finding a flaw.
 *
 * @param tails by service
 * @param last link of the chain
 */
record Verified(Map<String, Tail> tails, Link last) {
    static final Verified NOTHING = new Verified(Map.of(), Link.NONE);

    /** The last entry of a service that follows on from its first without a gap. */
    record Tail(long number, String hash) {
        static final Tail NONE = new Tail(0, Entry.NO_PREDECESSOR);
    }

    Verified {
        tails = Map.copyOf(tails);
    }

    Tail tail(String service) {
        return tails.getOrDefault(service, Tail.NONE);
    }
}
