package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.HeadLedger.Wish;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Signs how far the trail goes, and puts it where the trail's database cannot reach. */
final class HeadService {
    private final AuditRepository trail;
    private final ExportRepository entries;
    private final HeadLedger ledger;
    private final HeadSigner signer;
    private final Clock clock;

    HeadService(AuditRepository trail, ExportRepository entries, HeadLedger ledger, HeadSigner signer, Clock clock) {
        this.trail = trail;
        this.entries = entries;
        this.ledger = ledger;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Safe to repeat: a head is signed once, and only if the trail still has each entry that was signed before it. Services whose events were read a second time,
     * after the database was restored, may join the chain in another order than before, which is told and no reason to leave what follows unsigned (ADR 0018).
     */
    HeadOutcome sign() {
        return ledger.write(before -> {
            var signed = before.map(Head::parse);
            return trail.asOfNow(() -> next(signed));
        });
    }

    private Wish next(Optional<Head> signed) {
        var last = trail.lastLink();
        if (signed.isPresent() && !stillHas(signed.get())) {
            var before = signed.get();
            return entries.inChain(before.tips())
                    ? put(last, head -> new HeadOutcome.SignedAnew(head, before))
                    : new Wish.Nothing(new HeadOutcome.Contradicted(before));
        }
        return last.position() == signed.map(Head::position).orElse(0L)
                ? new Wish.Nothing(new HeadOutcome.Unchanged())
                : put(last, HeadOutcome.Signed::new);
    }

    private Wish put(Link last, Function<Head, HeadOutcome> done) {
        var head = new Head(last.position(), last.hash(), entries.tips(), clock.instant());
        var statement = head.statement();
        return new Wish.Put(head, statement, signer.sign(statement), done.apply(head));
    }

    private boolean stillHas(Head signed) {
        return trail.linkAt(signed.position())
                .filter(link -> link.hash().equals(signed.link()))
                .isPresent();
    }
}
