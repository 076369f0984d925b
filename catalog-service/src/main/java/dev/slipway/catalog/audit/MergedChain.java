package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.Verification.Flaw;
import java.util.List;
import java.util.Optional;

/** Follows the links of the chain over all services, and notes what is wrong with them. */
final class MergedChain {
    private final List<Flaw> flaws;
    private Link last;

    MergedChain(Link from, List<Flaw> flaws) {
        this.last = from;
        this.flaws = flaws;
    }

    void follow(Link link, Optional<String> entryHash) {
        if (link.position() != last.position() + 1) {
            flaw(link, "links before position " + link.position() + " of the chain were removed");
        } else if (entryHash.isEmpty()) {
            flaw(link, "it stands in the chain at position " + link.position() + ", and was removed from the trail");
        } else if (!last.then(link.service(), link.number(), link.received(), entryHash.get())
                .hash()
                .equals(link.hash())) {
            flaw(
                    link,
                    "the chain's link at position " + link.position() + " does not fit it: one of the two was changed");
        }
        last = link;
    }

    Link last() {
        return last;
    }

    private void flaw(Link link, String what) {
        flaws.add(new Flaw(link.service(), link.number(), what));
    }
}
