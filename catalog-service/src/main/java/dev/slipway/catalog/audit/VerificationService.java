package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.Verification.Flaw;
import dev.slipway.catalog.audit.Verified.Tail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/**
 * Verifies the trail as it stands at one moment. How far it came is kept in memory only: what is kept in the database could be bent together with what it
 * vouches for. So the first verification of a process is always a full one.
 */
@Service
class VerificationService {
    private static final int MOST_FLAWS = 200;

    private final AuditRepository trail;
    private final AuditProperties properties;
    private final Clock clock;
    private final AtomicReference<Verified> soFar = new AtomicReference<>(Verified.NOTHING);

    VerificationService(AuditRepository trail, AuditProperties properties, Clock clock) {
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    Verification verify(boolean fullWished) {
        return trail.asOfNow(() -> {
            var entries = trail.count();
            var full = fullWished || entries <= properties.alwaysFullUpTo();
            return verify(entries, full);
        });
    }

    private Verification verify(long entries, boolean full) {
        var known = soFar.get();
        var from = full ? Verified.NOTHING : known;
        var flaws = new ArrayList<Flaw>();
        stillThere(known, flaws);
        var tails = new HashMap<String, Tail>();
        var waiting = 0L;
        var patienceEnds = clock.instant().minus(properties.gapGrace());
        for (var service : trail.services()) {
            var chain = new ServiceChain(service, from.tail(service), patienceEnds, flaws);
            trail.entriesAfter(service, from.tail(service).number(), chain::follow);
            tails.put(service, chain.tail());
            waiting += chain.waiting();
        }
        var merged = new MergedChain(from.last(), flaws);
        trail.linksAfter(from.last().position(), merged::follow);
        allLinked(tails, flaws);
        if (flaws.isEmpty()) {
            soFar.set(new Verified(tails, merged.last()));
        }
        return new Verification(
                entries,
                flaws.isEmpty(),
                merged.last().hash(),
                flaws.stream().limit(MOST_FLAWS).toList(),
                waiting,
                full);
    }

    /** What this process has once seen is still there: otherwise an end that was cut off would leave a chain without a flaw. */
    private void stillThere(Verified known, List<Flaw> flaws) {
        var last = known.last();
        if (last.position() > 0
                && trail.linkAt(last.position()).filter(last::equals).isEmpty()) {
            flaws.add(new Flaw(
                    last.service(),
                    last.number(),
                    "it was in the chain at position " + last.position()
                            + ", and the chain now ends before it or goes on without it"));
        }
    }

    private void allLinked(Map<String, Tail> tails, List<Flaw> flaws) {
        var linked = trail.linked();
        tails.forEach((service, tail) -> {
            var reached = linked.getOrDefault(service, 0L);
            if (reached < tail.number()) {
                flaws.add(new Flaw(service, reached + 1, "it is in the trail, and its link in the chain is gone"));
            }
        });
        linked.forEach((service, reached) -> {
            if (reached > tails.getOrDefault(service, Tail.NONE).number()) {
                flaws.add(new Flaw(
                        service, reached, "it is in the chain, and entries before it are gone from the trail"));
            }
        });
    }
}
