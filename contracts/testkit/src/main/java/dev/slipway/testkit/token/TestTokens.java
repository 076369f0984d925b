package dev.slipway.testkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.slipway.runtime.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bearer tokens as the issuer gives them; each is the bare token, without the word {@code Bearer}. Valid whatever a {@link dev.slipway.testkit.TestClock}
 * says, from 2000 to 2100, unless they say otherwise.
 */
public final class TestTokens {
    private static final Date LONG_AGO = Date.from(Instant.parse("2000-01-01T00:00:00Z"));
    private static final Date END_OF_2000 = Date.from(Instant.parse("2000-12-31T00:00:00Z"));
    private static final Date FAR_AWAY = Date.from(Instant.parse("2100-01-01T00:00:00Z"));

    private TestTokens() {}

    /** The opaque id of {@code NAME@slipway.test}: {@code p_} and the first 12 hex digits of the SHA-256 of the address. */
    public static String personId(String name) {
        return "p_"
                + Digests.sha256Hex(email(name).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12);
    }

    /** The address of a person of the test realm. */
    public static String email(String name) {
        return name + "@slipway.test";
    }

    /** A person with these roles; everyone is also a creator. */
    public static String person(String name, String... roles) {
        return TestIssuer.shared().sign(personClaims(name, roles).build());
    }

    /** A machine for the repositories {@code micro-apps/*}. Its role is {@code ci}. */
    public static String machine(String name) {
        return machine(name, "micro-apps/*");
    }

    /** A machine for these repositories. */
    public static String machine(String name, String... repositories) {
        return TestIssuer.shared()
                .sign(claims(name)
                        .claim("kind", "machine")
                        .claim("roles", List.of("ci"))
                        .claim("repositories", Arrays.asList(repositories))
                        .build());
    }

    /** A service with the scope {@code internal}. */
    public static String service(String name) {
        return service(name, "internal");
    }

    /** A service with these scopes. */
    public static String service(String name, String... scopes) {
        return TestIssuer.shared()
                .sign(claims(name)
                        .claim("kind", "service")
                        .claim("scope", String.join(" ", scopes))
                        .build());
    }

    /** A person's token that ran out in the year 2000. */
    public static String expired(String name, String... roles) {
        return TestIssuer.shared()
                .sign(personClaims(name, roles).expirationTime(END_OF_2000).build());
    }

    /** A person's token for another audience than Slipway. */
    public static String otherAudience(String name, String... roles) {
        return TestIssuer.shared()
                .sign(personClaims(name, roles).audience("elsewhere").build());
    }

    /** A person's token signed by a key that is not the issuer's. */
    public static String forged(String name, String... roles) {
        return TestIssuer.sign(personClaims(name, roles).build(), Stranger.KEY);
    }

    /** A service that gives itself out as a person: its own kind, and a person's id, address and roles beside it. */
    public static String serviceAsPerson(String name, String... roles) {
        return TestIssuer.shared()
                .sign(personClaims(name, roles).claim("kind", "service").build());
    }

    static JWTClaimsSet.Builder personClaims(String name, String... roles) {
        return claims(personId(name))
                .claim("kind", "person")
                .claim("email", email(name))
                .claim("name", name)
                .claim(
                        "roles",
                        Stream.concat(Stream.of("creator"), Stream.of(roles))
                                .distinct()
                                .toList());
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(TestIssuer.shared().url())
                .audience("slipway")
                .subject(subject)
                .issueTime(LONG_AGO)
                .expirationTime(FAR_AWAY);
    }

    private static final class Stranger {
        static final RSAKey KEY = key();

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(2048).keyID("test").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("Every JDK makes RSA keys", e);
            }
        }
    }
}
