package dev.slipway.testkit.access;

import dev.slipway.testkit.token.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who knocks: each way of standing to an app together with each role and with none, each scope of a service once, a machine, and nobody.
 *
 * @param name such as {@code owner}, {@code operator} for a stranger of that role, {@code owner-operator} for somebody who is both; of a person also the name
 *     in the directory
 * @param words by which the tables mean them: of a person each half, standing and role; of others their name
 * @param roles of a person: one, or none
 * @param token nothing for nobody
 */
public record AccessCaller(
        String name,
        Kind kind,
        Set<String> words,
        Set<String> roles,
        @Nullable String token) {
    /** What a token can be. */
    public enum Kind {
        PERSON,
        MACHINE,
        SERVICE,
        NOBODY
    }

    /** The team of every app here; {@code member} is in it, {@code lead} leads it, {@code owner} owns the app and is in no team. */
    public static final String TEAM = "dining";

    private static final String STRANGER = "stranger";
    private static final List<String> STANDINGS = List.of("owner", "lead", "member", STRANGER);
    private static final List<String> ROLES =
            List.of("approver", "compliance", "security", "finance", "operator", "auditor");

    /** Everybody there is. */
    public static final List<AccessCaller> ALL =
            Stream.concat(people(), others()).toList();

    /** The owner without a role: it is their app that whoever owns none is tried on. */
    public static final AccessCaller OWNER = ALL.getFirst();

    /** Those of {@link #ALL} whom a word of the tables means. */
    public static Stream<AccessCaller> called(String word) {
        return ALL.stream().filter(caller -> caller.is(word));
    }

    /** Whether a word of the tables means this caller: a half of theirs or their name, {@code everyone}, {@code people} or {@code services}. */
    public boolean is(String word) {
        return switch (word) {
            case "everyone" -> kind != Kind.NOBODY;
            case "people" -> kind == Kind.PERSON;
            case "services" -> kind == Kind.SERVICE;
            default -> words.contains(word);
        };
    }

    /** The owner of the app that this caller is tried on. An app has one owner, so each who owns an app has one of their own. */
    public AccessCaller owner() {
        return is("owner") ? this : OWNER;
    }

    /** The opaque id of a person. */
    public String id() {
        return TestTokens.personId(name);
    }

    /** The address of a person. */
    public String email() {
        return TestTokens.email(name);
    }

    private static Stream<AccessCaller> people() {
        return STANDINGS.stream()
                .flatMap(standing -> Stream.concat(
                        Stream.of(person(standing)), ROLES.stream().map(role -> person(standing, role))));
    }

    private static AccessCaller person(String standing, String... roles) {
        var words = Stream.concat(Stream.of(standing), Stream.of(roles))
                .filter(word -> roles.length == 0 || !word.equals(STRANGER))
                .toList();
        var name = String.join("-", words);
        return new AccessCaller(name, Kind.PERSON, Set.copyOf(words), Set.of(roles), TestTokens.person(name, roles));
    }

    private static Stream<AccessCaller> others() {
        return Stream.of(
                other("ci", Kind.MACHINE, TestTokens.machine("ci")),
                service("service"),
                service("service:internal", "internal"),
                service("service:decisions.relay", "decisions.relay"),
                service("service:certificates.read", "certificates.read"),
                other("service-as-person", Kind.SERVICE, TestTokens.serviceAsPerson("owner", "operator")),
                other("nobody", Kind.NOBODY, null));
    }

    private static AccessCaller service(String name, String... scopes) {
        return other(name, Kind.SERVICE, TestTokens.service("neighbour", scopes));
    }

    private static AccessCaller other(String name, Kind kind, @Nullable String token) {
        return new AccessCaller(name, kind, Set.of(name), Set.of(), token);
    }
}
