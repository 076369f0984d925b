package dev.slipway.promotion.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private boolean open = true;

    Referee(String risk, String digest) {
        this.digest = digest;
        this.asked = risk.equals("high") ? Set.of("approver", "compliance", "security") : Set.of("approver");
        this.needed = risk.equals("high") ? 2 : 1;
    }

    void rolesTaken(String who) {
        withoutRoles.add(who);
    }

    void timeIsOver() {
        open = false;
    }

    /** How many decisions count so far. */
    int granted() {
        return deciders.size();
    }

    boolean mustCount(Try one) {
        var role = ROLES.get(one.who());
        return open
                && one.authentic()
                && digest.equals(one.digest())
                && role != null
                && !withoutRoles.contains(one.who())
                && asked.contains(role)
                && !deciders.contains(one.who())
                && (one.choice().equals("reject") || !given.contains(role));
    }

    void counted(Try one) {
        deciders.add(one.who());
        if (one.choice().equals("reject")) {
            open = false;
            return;
        }
        given.add(String.valueOf(ROLES.get(one.who())));
        open = given.size() < needed;
    }
}
