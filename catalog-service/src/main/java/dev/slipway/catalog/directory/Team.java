package dev.slipway.catalog.directory;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A team.
 *
 * @param members opaque ids, in ascending order
 * @param leads opaque ids, in ascending order; a lead need not be a member
 * @param revision grows by one with each change
 */
public record Team(String name, Set<String> members, Set<String> leads, long revision) {
    public Team {
        members = Collections.unmodifiableSet(new TreeSet<>(members));
        leads = Collections.unmodifiableSet(new TreeSet<>(leads));
    }

    public boolean includes(String person) {
        return members.contains(person) || leads.contains(person);
    }
}
