package dev.slipway.runtime.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks signature (RS256 or ES256 by a published key), issuer, audience and times of a token. Nothing is asked of the issuer
 * before the first token comes, so a service starts without it; its keys are kept, so that it may be away for a while.
 */
final class IssuerDecoder implements JwtDecoder {

    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_USABLE_WITHOUT_ISSUER = Duration.ofHours(12);

    private final SecurityProperties properties;
    private final IssuerMetadata metadata;
    private final IssuerKeys keys;
    private final OAuth2TokenValidator<Jwt> validator;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable NimbusJwtDecoder decoder;

    IssuerDecoder(SecurityProperties properties, IssuerMetadata metadata, IssuerKeys keys, Clock clock) {
        this.properties = properties;
        this.metadata = metadata;
        this.keys = keys;
        this.validator = validator(properties, clock);
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder().decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            if (e.getCause() instanceof RateLimitReachedException && !keys.away()) {
                throw new BadJwtException("The key of the token is not known", e);
            }
            throw e;
        }
    }

    private NimbusJwtDecoder decoder() {
        var made = decoder;
        if (made != null) {
            return made;
        }
        making.lock();
        try {
            made = decoder;
            if (made == null) {
                made = make();
                decoder = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    private NimbusJwtDecoder make() {
        var configured = properties.jwksUri();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256),
                keysAt(configured == null ? metadata.jwksUri() : configured)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator below does it, on our clock
        var made = new NimbusJwtDecoder(processor);
        made.setJwtValidator(validator);
        return made;
    }

    private JWKSource<SecurityContext> keysAt(URI jwks) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(jwks.toURL(), keys)
                    .cache(KEYS_FRESH.toMillis(), IssuerMetadata.PATIENCE.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(10_000)
                    .outageTolerant(KEYS_USABLE_WITHOUT_ISSUER.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new JwtException("The issuer names no usable address of its keys", e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(SecurityProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(properties.clockSkew());
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                times,
                new JwtIssuerValidator(properties.issuer().toString()),
                holds("has no end", jwt -> jwt.getExpiresAt() != null),
                holds("is for somebody else", jwt -> audienceOf(jwt).contains(properties.audience()))));
    }

    private static List<String> audienceOf(Jwt jwt) {
        var audience = jwt.getAudience();
        return audience == null ? List.of() : audience;
    }

    private static OAuth2TokenValidator<Jwt> holds(String otherwise, Predicate<Jwt> rule) {
        return jwt -> rule.test(jwt)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token " + otherwise, null));
    }
}
