package dev.slipway.testkit.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may something. Somebody who is two things, of a standing and of a role, may what either may, and is excepted if either is. A word that means nobody is
 * refused, and so is the name of a pair: what a pair may follows from its halves and is never listed.
 *
 * @param may standings, roles, names of others, or {@code everyone}, {@code people}, {@code services}
 * @param unless whoever is one of these may not, whatever else they are; nobody is excepted if it is not said
 */
public record Grant(List<String> may, @Nullable List<String> unless) {
    public Grant {
        may.forEach(Grant::checkMeansSomebody);
        if (unless != null) {
            unless.forEach(Grant::checkMeansSomebody);
        }
    }

    public boolean lets(AccessCaller caller) {
        return may.stream().anyMatch(caller::is) && !excepts(caller);
    }

    /** Everybody whom it lets. */
    List<AccessCaller> callers() {
        return AccessCaller.ALL.stream().filter(this::lets).toList();
    }

    private boolean excepts(AccessCaller caller) {
        return unless != null && unless.stream().anyMatch(caller::is);
    }

    private static void checkMeansSomebody(String word) {
        if (AccessCaller.called(word).findAny().isEmpty()) {
            throw new IllegalArgumentException("Nobody is called " + word);
        }
    }
}
