package dev.slipway.catalog.audit;

/** Ends of a wish to have the head of the trail signed. */
sealed interface HeadOutcome {
    /** It stands in Git, signed, since this call. */
    record Signed(Head head) implements HeadOutcome {}

    /** As {@link Signed}; what was signed before is all there, entry by entry of each service, but in another order between the services. */
    record SignedAnew(Head head, Head before) implements HeadOutcome {}

    /** There is nothing new since the last one. */
    record Unchanged() implements HeadOutcome {}

    /** The trail lacks an entry that was signed: it was changed or cut off since, and is not signed over. */
    record Contradicted(Head signed) implements HeadOutcome {}

    /** Somebody else wrote meanwhile; the next time will do. */
    record Overtaken() implements HeadOutcome {}
}
