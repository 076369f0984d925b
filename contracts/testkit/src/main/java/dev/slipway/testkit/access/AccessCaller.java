package dev.slipway.testkit.access;

import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who knocks: each role once, each way of standing to an app once, each scope of a service once, and nobody.
 *
 * @param name as it stands in the tables; of a person also the name in the directory
 * @param roles of a person
 * @param token nothing for nobody
 */
public record AccessCaller(
        String name, Kind kind, Set<String> roles, @Nullable String token) {
    /** What a token can be. */
    public enum Kind {
        PERSON,
        MACHINE,
        SERVICE,
        NOBODY
    }

    /** The team of every app here; {@code member} is in it, {@code lead} leads it, {@code owner} owns the app and is in no team. */
    public static final String TEAM = "dining";

    /** Everybody there is. */
    public static final List<AccessCaller> ALL = List.of(
            person("owner"),
            person("member"),
            person("stranger"),
            person("lead"),
            person("approver", "approver"),
            person("compliance", "compliance"),
            person("security", "security"),
            person("finance", "finance"),
            person("operator", "operator"),
            person("auditor", "auditor"),
            new AccessCaller("ci", Kind.MACHINE, Set.of(), TestTokens.machine("ci")),
            service("service"),
            service("service:internal", "internal"),
            service("service:decisions.relay", "decisions.relay"),
            service("service:certificates.read", "certificates.read"),
            new AccessCaller(
                    "service-as-person", Kind.SERVICE, Set.of(), TestTokens.serviceAsPerson("owner", "operator")),
            new AccessCaller("nobody", Kind.NOBODY, Set.of(), null));

    /** Words of the tables that stand for several callers. */
    static Stream<AccessCaller> named(String word) {
        Predicate<AccessCaller> meant =
                switch (word) {
                    case "everyone" -> caller -> caller.kind() != Kind.NOBODY;
                    case "people" -> caller -> caller.kind() == Kind.PERSON;
                    case "services" -> caller -> caller.kind() == Kind.SERVICE;
                    default -> caller -> caller.name().equals(word);
                };
        if (ALL.stream().noneMatch(meant)) {
            throw new IllegalArgumentException("Nobody is called " + word);
        }
        return ALL.stream().filter(meant);
    }

    /** The opaque id of a person. */
    public String id() {
        return TestTokens.personId(name);
    }

    private static AccessCaller person(String name, String... roles) {
        return new AccessCaller(name, Kind.PERSON, Set.of(roles), TestTokens.person(name, roles));
    }

    private static AccessCaller service(String name, String... scopes) {
        return new AccessCaller(name, Kind.SERVICE, Set.of(), TestTokens.service("neighbour", scopes));
    }
}
