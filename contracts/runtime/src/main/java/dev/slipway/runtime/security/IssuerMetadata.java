package dev.slipway.runtime.security;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the issuer says about itself (OpenID Connect Discovery 1.0 section 4), asked once it is needed and then kept. */
public final class IssuerMetadata {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(3);

    /** Whoever needs a token waits for the one that asks: an issuer that hangs is left alone for a while, so that they do not wait one after the other. */
    private static final CircuitBreakerConfig PATIENCE = CircuitBreakerConfig.custom()
            .slidingWindowSize(5)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(100)
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final URI issuer;
    private final CircuitBreaker circuit;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Map<String, Object> known;

    /** @param circuits where the circuit {@code issuer-metadata} is kept and seen */
    public IssuerMetadata(URI issuer, CircuitBreakerRegistry circuits) {
        this.issuer = issuer;
        this.circuit = circuits.circuitBreaker("issuer-metadata", PATIENCE);
    }

    public URI jwksUri() {
        return address("jwks_uri");
    }

    /** Where this service gets its own tokens (RFC 6749 section 3.2). */
    public URI tokenEndpoint() {
        return address("token_endpoint");
    }

    private URI address(String member) {
        if (metadata().get(member) instanceof String address) {
            return URI.create(address);
        }
        throw new JwtException("The issuer at " + issuer + " names no " + member);
    }

    private Map<String, Object> metadata() {
        var said = known;
        if (said != null) {
            return said;
        }
        asking.lock();
        try {
            said = known;
            if (said == null) {
                said = askUnlessItHasFailed();
                known = said;
            }
            return said;
        } finally {
            asking.unlock();
        }
    }

    private Map<String, Object> askUnlessItHasFailed() {
        try {
            return circuit.executeSupplier(this::ask);
        } catch (CallNotPermittedException open) {
            throw new JwtException("The issuer at " + issuer + " has not answered lately", open);
        }
    }

    private Map<String, Object> ask() {
        var at = URI.create(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            Map<String, Object> said = JSON.readValue(bodyAt(at), new TypeReference<>() {});
            if (!issuer.toString().equals(said.get("issuer"))) {
                throw new JwtException("Who answers at " + at + " is not the issuer " + issuer);
            }
            return said;
        } catch (ExecutionException | TimeoutException | JacksonException e) {
            throw new JwtException("The issuer at " + issuer + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException("Stopped while the issuer was asked", e);
        }
    }

    /** The time limit of a request ends with the first byte of its answer; this one ends with the last. */
    private static byte[] bodyAt(URI at) throws InterruptedException, ExecutionException, TimeoutException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            try {
                return http.sendAsync(HttpRequest.newBuilder(at).GET().build(), body)
                        .get(WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                        .body();
            } finally {
                http.shutdownNow();
            }
        }
    }
}
