package dev.slipway.runtime.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.security.IssuerMetadata;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * This service's own tokens (RFC 6749 section 4.4, the secret sent by HTTP Basic), kept for each set of scopes until shortly
 * before they end. One caller asks, and all who come meanwhile get what becomes of that, be it a token or a failure, so that nobody waits longer than for one. That
 * is a failure also when the one who asks is stopped meanwhile; as any other it is worth another try.
 */
final class ServiceTokens {

    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofSeconds(5);

    private record Kept(String token, Instant until) {}

    private record Granted(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {}

    private final RestClient issuer;
    private final IssuerMetadata metadata;
    private final HttpProperties properties;
    private final Clock clock;
    private final Map<List<String>, FutureTask<Kept>> asked = new ConcurrentHashMap<>();

    ServiceTokens(RestClient issuer, IssuerMetadata metadata, HttpProperties properties, Clock clock) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.properties = properties;
        this.clock = clock;
    }

    /** Ends in {@link RetryableException} when the issuer is away, in {@link RemoteProblem} when it refuses. */
    String bearer(List<String> scopes) {
        var request = asked.compute(
                scopes,
                (_, before) -> before == null || isOver(before) ? new FutureTask<>(() -> request(scopes)) : before);
        request.run(); // does nothing if somebody else does it or did it
        try {
            return request.get().token();
        } catch (ExecutionException e) {
            asked.remove(scopes, request);
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryableException("Stopped while the issuer was asked for a token", LATER, e);
        }
    }

    /** After a peer refused it. A newer one stays. */
    void forget(List<String> scopes, String token) {
        asked.computeIfPresent(scopes, (_, request) -> isOf(token, request) ? null : request);
    }

    private static boolean isOf(String token, FutureTask<Kept> request) {
        return request.state() == Future.State.SUCCESS
                && request.resultNow().token().equals(token);
    }

    private boolean isOver(FutureTask<Kept> before) {
        return switch (before.state()) {
            case RUNNING -> false;
            case SUCCESS -> !clock.instant().isBefore(before.resultNow().until());
            case FAILED, CANCELLED -> true;
        };
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }

    private Kept request(List<String> scopes) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("scope", String.join(" ", scopes));
        var granted = issuer.post()
                .uri(endpoint())
                .headers(headers -> headers.setBasicAuth(properties.clientId(), properties.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .retrieve()
                .body(Granted.class);
        var answer = Optional.ofNullable(granted).orElse(new Granted(null, null));
        var token = Optional.ofNullable(answer.accessToken())
                .orElseThrow(() -> RemoteProblem.unusable("issuer", 200, "the answer holds no access_token", null));
        var life = Duration.ofSeconds(Optional.ofNullable(answer.expiresIn()).orElse(60L));
        var early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
        return new Kept(token, clock.instant().plus(life).minus(early));
    }

    private URI endpoint() {
        try {
            return metadata.tokenEndpoint();
        } catch (JwtException e) {
            throw new RetryableException(String.valueOf(e.getMessage()), LATER, e);
        }
    }
}
