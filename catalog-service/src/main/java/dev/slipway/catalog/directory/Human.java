package dev.slipway.catalog.directory;

import java.util.Set;

/**
 * A person of the directory.
 *
 * @param id opaque, given by the issuer
 * @param email in lower case
 * @param active false once they have left
 */
public record Human(String id, String email, String name, boolean active, Set<String> roles) {
    public Human {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
