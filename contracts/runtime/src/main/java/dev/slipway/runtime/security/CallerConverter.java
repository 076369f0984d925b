package dev.slipway.runtime.security;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The claim {@code kind} alone decides who somebody is. Roles in a service's token and scopes in a person's mean nothing, and
 * a token without a kind is nobody's.
 */
final class CallerConverter implements Converter<Jwt, CallerToken> {

    @Override
    public CallerToken convert(Jwt jwt) {
        return new CallerToken(jwt, callerIn(jwt));
    }

    private static Caller callerIn(Jwt jwt) {
        var subject = text(jwt, "sub").orElseThrow(() -> unusable("no subject"));
        return switch (text(jwt, "kind").orElse("")) {
            case "person" -> new Person(subject, text(jwt, "email").orElse(""), words(jwt, "roles"));
            case "machine" -> new Machine(subject, words(jwt, "roles"), words(jwt, "repositories"));
            case "service" -> new ServiceCaller(subject, words(jwt, "scope"));
            default -> throw unusable("no known kind");
        };
    }

    private static Optional<String> text(Jwt jwt, String claim) {
        return jwt.getClaims().get(claim) instanceof String value && !value.isBlank()
                ? Optional.of(value)
                : Optional.empty();
    }

    /** A list of strings, or one string with blanks between (RFC 6749 section 3.3). */
    private static Set<String> words(Jwt jwt, String claim) {
        return switch (jwt.getClaims().get(claim)) {
            case String words
            when !words.isBlank() ->
                new LinkedHashSet<>(Arrays.asList(words.strip().split(" +")));
            case List<?> words -> {
                var set = new LinkedHashSet<String>();
                words.forEach(word -> set.add(String.valueOf(word)));
                yield set;
            }
            case null, default -> Set.of();
        };
    }

    private static InvalidBearerTokenException unusable(String what) {
        return new InvalidBearerTokenException("The token has " + what);
    }
}
