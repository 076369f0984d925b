package dev.slipway.catalog.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param entries in the trail
 * @param intact nothing was found wrong
 * @param head hash of the chain's last link; 64 zeros while it is empty
 * @param waiting entries that have arrived before an earlier one of their service, which is still on its way
 * @param full whether everything was looked at, or only what came since this process last looked
 */
record Verification(long entries, boolean intact, String head, List<Flaw> problems, long waiting, boolean full) {
    /** An entry that is not as it was; {@code what} says in what way. */
    record Flaw(String service, long number, String what) {}
}
