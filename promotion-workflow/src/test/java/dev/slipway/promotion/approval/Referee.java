package dev.slipway.promotion.approval;

import dev.slipway.promotion.approval.Try.Surface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows by itself which tries must count: for one approval, from the written rules and what happened so far, without a line of the service's own code.
 * Medium risk takes one approver; high risk two people in two of the roles approver, compliance and security. One rejection by any of these ends it.
 */
final class Referee {
    private static final Map<String, String> ROLES =
            Map.of("approver", "approver", "approver2", "approver", "compliance", "compliance", "security", "security");

    private final String digest;
    private final Set<String> asked;
    private final int needed;
    private final Set<String> withoutRoles = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final List<String> deciders = new ArrayList<>();
    private @Nullable Refusal closed;

    Referee(String risk, String digest) {
        this(
                digest,
                risk.equals("high") ? Set.of("approver", "compliance", "security") : Set.of("approver"),
                risk.equals("high") ? 2 : 1);
    }

    private Referee(String digest, Set<String> asked, int needed) {
        this.digest = digest;
        this.asked = asked;
        this.needed = needed;
    }

    /** One that knows as much, and learns on its own from here. */
    Referee copy() {
        var copy = new Referee(digest, asked, needed);
        copy.withoutRoles.addAll(withoutRoles);
        copy.given.addAll(given);
        copy.deciders.addAll(deciders);
        copy.closed = closed;
        return copy;
    }

    /** Sees one that somebody stands behind: counted, or the refusal that it gets. */
    Optional<Refusal> take(Try one) {
        var refusal = refusal(one);
        if (refusal.isEmpty()) {
            counted(one);
        }
        return refusal;
    }

    void rolesTaken(String who) {
        withoutRoles.add(who);
    }

    void timeIsOver() {
        if (closed == null) {
            closed = Refusal.EXPIRED;
        }
    }

    /** How many decisions count so far. */
    int granted() {
        return deciders.size();
    }

    boolean mustCount(Try one) {
        return one.authentic() && refusal(one).isEmpty();
    }

    /** Why a try that somebody stands behind must not count. What it is about comes before who it is. */
    Optional<Refusal> refusal(Try one) {
        if (closed != null) {
            return Optional.of(closed);
        }
        if (!digest.equals(one.digest())) {
            return Optional.of(Refusal.OTHER_BUILD);
        }
        var role = ROLES.get(one.who());
        if (one.who().equals("stranger")) {
            return Optional.of(one.surface() == Surface.SLACK ? Refusal.NOBODY_IN_CHAT : Refusal.NOBODY);
        }
        if (one.who().equals("creator")) {
            return Optional.of(Refusal.OWNS);
        }
        if (role == null || withoutRoles.contains(one.who()) || !asked.contains(role)) {
            return Optional.of(Refusal.NO_SAY);
        }
        if (deciders.contains(one.who())) {
            return Optional.of(Refusal.AGAIN);
        }
        return one.choice().equals("approve") && given.contains(role)
                ? Optional.of(Refusal.ROLE_GIVEN)
                : Optional.empty();
    }

    void counted(Try one) {
        deciders.add(one.who());
        if (one.choice().equals("reject")) {
            closed = Refusal.REJECTED;
            return;
        }
        given.add(String.valueOf(ROLES.get(one.who())));
        if (given.size() >= needed) {
            closed = Refusal.APPROVED;
        }
    }
}
