package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.HeadLedger.Wish;
import java.time.Clock;
import java.util.Optional;

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

    /** Safe to repeat: a head is signed once, and only if the trail still has what was signed before it. */
    HeadOutcome sign() {
        return ledger.write(before -> {
            var signed = before.map(Head::parse);
            return trail.asOfNow(() -> next(signed));
        });
    }

    private Wish next(Optional<Head> signed) {
        if (signed.isPresent() && !stillHas(signed.get())) {
            return new Wish.Nothing(new HeadOutcome.Contradicted(signed.get()));
        }
        var last = trail.lastLink();
        if (last.position() == signed.map(Head::position).orElse(0L)) {
            return new Wish.Nothing(new HeadOutcome.Unchanged());
        }
        var head = new Head(last.position(), last.hash(), entries.tips(), clock.instant());
        var statement = head.statement();
        return new Wish.Put(head, statement, signer.sign(statement));
    }

    private boolean stillHas(Head signed) {
        return trail.linkAt(signed.position())
                .filter(link -> link.hash().equals(signed.link()))
                .isPresent();
    }
}
