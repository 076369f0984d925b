package dev.slipway.testkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens of a person that no service accepts, each wrong in one way. */
public final class RefusedTokens {
    private static final Date IN_2099 = Date.from(Instant.parse("2099-01-01T00:00:00Z"));

    private RefusedTokens() {}

    /** By what is wrong with them, in words that follow “a token”. */
    public static Map<String, String> of(String name, String... roles) {
        var issuer = TestIssuer.shared();
        var good = TestTokens.person(name, roles);
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("that is over", TestTokens.expired(name, roles));
        tokens.put(
                "that does not hold yet",
                issuer.sign(claims(name, roles).notBeforeTime(IN_2099).build()));
        tokens.put(
                "without an end",
                issuer.sign(claims(name, roles).expirationTime(null).build()));
        tokens.put(
                "of another issuer",
                issuer.sign(claims(name, roles).issuer("http://127.0.0.1:1").build()));
        tokens.put("for another audience", TestTokens.otherAudience(name, roles));
        tokens.put(
                "for nobody",
                issuer.sign(claims(name, roles).audience((String) null).build()));
        tokens.put("signed by a stranger", TestTokens.forged(name, roles));
        tokens.put(
                "with the id of a key that nobody knows",
                TestIssuer.sign(
                        claims(name, roles).build(),
                        new RSAKey.Builder(issuer.key()).keyID("unknown").build()));
        tokens.put(
                "that is not signed (alg none)",
                new PlainJWT(claims(name, roles).build()).serialize());
        tokens.put(
                "signed with the public key as a shared secret",
                confused(claims(name, roles).build(), issuer.key()));
        tokens.put("whose signature is cut off", good.substring(0, good.lastIndexOf('.') + 1));
        tokens.put("whose claims were changed", changed(good, TestTokens.person("stranger", "security")));
        tokens.put(
                "of no kind",
                issuer.sign(claims(name, roles).claim("kind", null).build()));
        tokens.put(
                "of a kind that nobody knows",
                issuer.sign(claims(name, roles).claim("kind", "root").build()));
        tokens.put("that is no token", "x");
        return tokens;
    }

    private static JWTClaimsSet.Builder claims(String name, String... roles) {
        return TestTokens.personClaims(name, roles);
    }

    /** RFC 8725 section 2.1: the verifier takes the public key for the secret of an HMAC. */
    private static String confused(JWTClaimsSet claims, RSAKey key) {
        try {
            var pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(key.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new MACSigner(pem.getBytes(StandardCharsets.US_ASCII)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Could not sign a token", e);
        }
    }

    /** The header and signature of one token around the claims of another. */
    private static String changed(String token, String other) {
        var parts = token.split("\\.", -1);
        return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
    }
}
