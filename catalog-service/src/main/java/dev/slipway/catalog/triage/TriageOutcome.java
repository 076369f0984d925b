package dev.slipway.catalog.triage;

import dev.slipway.catalog.app.App;
import dev.slipway.catalog.app.Lifecycle;

/** Ends of answering the questions. */
sealed interface TriageOutcome {
    /** The answers hold. */
    record Assessed(App app) implements TriageOutcome {}

    /** There is no such app. */
    record Unknown() implements TriageOutcome {}

    /** Only owner and lead answer. */
    record NotAllowed(String why) implements TriageOutcome {}

    /** The app is on its way out, or gone. */
    record Closed(Lifecycle state) implements TriageOutcome {}
}
