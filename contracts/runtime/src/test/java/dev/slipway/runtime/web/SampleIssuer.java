package dev.slipway.runtime.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer on this machine: metadata, keys, and tokens of every sort, good and bad. */
public final class SampleIssuer {

    private final HttpServer server;
    private final RSAKey key = key("first");
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger keysAsked = new AtomicInteger();

    public SampleIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        answer("/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token"}""".formatted(url()));
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int keysAsked() {
        return keysAsked.get();
    }

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String person(String name, String... roles) {
        return token(claims -> claims.subject("p_" + name)
                .claim("kind", "person")
                .claim("email", name + "@slipway.test")
                .claim("roles", List.of(roles)));
    }

    public String machine(String... repositories) {
        return token(claims -> claims.subject("ci")
                .claim("kind", "machine")
                .claim("roles", List.of("ci"))
                .claim("repositories", List.of(repositories)));
    }

    public String service(String name, String scope) {
        return token(claims -> claims.subject(name).claim("kind", "service").claim("scope", scope));
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return signed(key, claims);
    }

    public String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> claims) {
        var now = clock.instant();
        var set = claims.apply(new JWTClaimsSet.Builder()
                        .issuer(url())
                        .audience("slipway")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1)))))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), set);
        try {
            jwt.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            if (path.equals("/keys")) {
                keysAsked.incrementAndGet();
            }
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
