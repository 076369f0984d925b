package dev.slipway.runtime.security;

import java.util.Set;

/**
 * A human being with a token of their own.
 *
 * @param id the issuer's opaque id: the only thing by which a person is known outside the directory
 * @param email as the issuer says; for display and for the directory, never a key
 */
public record Person(String id, String email, Set<String> roles) implements Caller {

    public Person {
        roles = Set.copyOf(roles);
    }

    @Override
    public boolean has(String role) {
        return roles.contains(role);
    }

    @Override
    public String actor() {
        return "person:" + id;
    }
}
