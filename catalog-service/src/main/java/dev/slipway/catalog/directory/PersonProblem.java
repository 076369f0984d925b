package dev.slipway.catalog.directory;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemType;
import dev.slipway.runtime.web.Problems;

/** What can be wrong with a wish about a person, told to the operator who wished it. */
final class PersonProblem {
    private static final ProblemType HELD_BY_ANOTHER = new ProblemType("held-by-another", 409, "Somebody else has it");

    private PersonProblem() {}

    static Problem unknown(String person) {
        return Problems.NOT_FOUND
                .problem("The directory knows nobody called %s.", person)
                .fix("People are known from the first time they sign in; whoever has left is found by their id alone.");
    }

    static Problem chatHeldBy(String holder) {
        return HELD_BY_ANOTHER
                .problem("This chat identity is linked to %s.", holder)
                .fix("Unlink it there first: it stands for one person at a time.");
    }

    static Problem addressHeldBy(String holder) {
        return HELD_BY_ANOTHER
                .problem("Their address belongs to %s in the directory now.", holder)
                .fix("Let sign-on give one of the two another address, and let them sign in with it.");
    }

    static Problem own() {
        return Problems.CONFLICT
                .problem("Nobody marks themselves as left.")
                .fix("Ask another operator, so that one remains who can take it back.");
    }
}
