package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.Verification.Flaw;
import dev.slipway.catalog.audit.Verified.Tail;
import java.time.Instant;
import java.util.List;

/** Follows the entries of one service in the order of their numbers, and notes what is wrong with them. */
final class ServiceChain {
    private final String service;
    private final Instant patienceEnds;
    private final List<Flaw> flaws;

    private Tail tail;
    private Tail before;
    private boolean gap;
    private long waiting;

    /**
     * @param from where an earlier verification ended
     * @param patienceEnds what arrived before this moment has waited long enough for its predecessor
     */
    ServiceChain(String service, Tail from, Instant patienceEnds, List<Flaw> flaws) {
        this.service = service;
        this.patienceEnds = patienceEnds;
        this.flaws = flaws;
        this.tail = from;
        this.before = from;
    }

    void follow(Entry entry) {
        if (!entry.recomputedHash().equals(entry.hash())) {
            flaw(entry.number(), "its content is not what its hash was made of: it was changed");
        }
        if (entry.number() == before.number()) {
            flaw(entry.number(), "a second, different event carries this number");
            return;
        }
        if (entry.number() > before.number() + 1) {
            missing(entry);
        } else if (!entry.previousHash().equals(before.hash())) {
            flaw(entry.number(), "it does not follow on from the entry before it: one of the two was exchanged");
        }
        before = new Tail(entry.number(), entry.hash());
        if (gap) {
            waiting++;
        } else {
            tail = before;
        }
    }

    private void missing(Entry entry) {
        gap = true;
        if (entry.receivedAt().isBefore(patienceEnds)) {
            for (var number = before.number() + 1; number < entry.number() && number < before.number() + 20; number++) {
                flaw(number, "it is missing, although later entries of its service are here");
            }
        }
    }

    /** The last entry that follows on from the first without a gap. */
    Tail tail() {
        return tail;
    }

    /** How many entries stand behind a gap. */
    long waiting() {
        return waiting;
    }

    private void flaw(long number, String what) {
        flaws.add(new Flaw(service, number, what));
    }
}
