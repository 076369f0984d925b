package dev.slipway.runtime.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Collects rules; the first that matches method and path decides. Patterns are Spring's path patterns
 * ({@code /api/v1/apps/{app}}, {@code /api/v1/apps/**}).
 */
public final class Routes {

    /** What a rule asks of the caller. */
    sealed interface Access {
        record Everyone() implements Access {}

        record SignedIn() implements Access {}

        record People() implements Access {}

        record AnyRole(Set<String> roles) implements Access {}

        record AnyScope(Set<String> scopes) implements Access {}

        record RoleOrScope(Set<String> roles, Set<String> scopes) implements Access {}
    }

    record Rule(@Nullable HttpMethod method, String pattern, Access access) {}

    private final List<Rule> rules = new ArrayList<>();

    Routes() {}

    /** Open to whoever sends anything: webhooks, which authenticate themselves. */
    public Routes permitAll(String... patterns) {
        return add(null, new Access.Everyone(), patterns);
    }

    public Routes permitAll(HttpMethod method, String... patterns) {
        return add(method, new Access.Everyone(), patterns);
    }

    /** Anybody with a valid token: people, machines and services. A handler narrows by the kind of its argument. */
    public Routes signedIn(String... patterns) {
        return add(null, new Access.SignedIn(), patterns);
    }

    public Routes signedIn(HttpMethod method, String... patterns) {
        return add(method, new Access.SignedIn(), patterns);
    }

    /** Any person; no machine and no service. */
    public Routes people(String... patterns) {
        return add(null, new Access.People(), patterns);
    }

    public Routes people(HttpMethod method, String... patterns) {
        return add(method, new Access.People(), patterns);
    }

    /** A person or machine with at least one of the roles. */
    public Routes roles(String pattern, String... roles) {
        return add(null, new Access.AnyRole(Set.of(roles)), pattern);
    }

    public Routes roles(HttpMethod method, String pattern, String... roles) {
        return add(method, new Access.AnyRole(Set.of(roles)), pattern);
    }

    /** A service with at least one of the scopes. */
    public Routes scope(String pattern, String... scopes) {
        return add(null, new Access.AnyScope(Set.of(scopes)), pattern);
    }

    public Routes scope(HttpMethod method, String pattern, String... scopes) {
        return add(method, new Access.AnyScope(Set.of(scopes)), pattern);
    }

    /** A person or machine with one of the roles, or a service with one of the scopes. */
    public Routes rolesOrScope(HttpMethod method, String pattern, Set<String> roles, Set<String> scopes) {
        return add(method, new Access.RoleOrScope(Set.copyOf(roles), Set.copyOf(scopes)), pattern);
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    private Routes add(@Nullable HttpMethod method, Access access, String... patterns) {
        for (var pattern : patterns) {
            rules.add(new Rule(method, pattern, access));
        }
        return this;
    }
}
