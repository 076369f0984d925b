package dev.slipway.cost.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose costs somebody may read.
 *
 * @param everything of all apps, and of what names none
 * @param teams that the reader leads
 */
record Readership(boolean everything, Set<String> teams) {
    boolean mayRead(@Nullable String team) {
        return everything || (team != null && teams.contains(team));
    }
}
