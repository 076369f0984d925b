package dev.slipway.runtime.security;

import java.util.Set;

/**
 * A build server or the like, for its own repositories only.
 *
 * @param repositories patterns such as {@code micro-apps/*}; a star stands for one path segment
 */
public record Machine(String name, Set<String> roles, Set<String> repositories) implements Caller {

    public Machine {
        roles = Set.copyOf(roles);
        repositories = Set.copyOf(repositories);
    }

    @Override
    public boolean has(String role) {
        return roles.contains(role);
    }

    @Override
    public String actor() {
        return "machine:" + name;
    }

    /** Whether the repository is one of this machine's own. */
    public boolean mayUse(String repository) {
        return repositories.stream().anyMatch(pattern -> matches(pattern.split("/", -1), repository.split("/", -1)));
    }

    private static boolean matches(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].equals("*") && !pattern[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }
}
