package dev.slipway.runtime.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
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

    private final SecurityProperties properties;
    private final IssuerMetadata metadata;
    private final IssuerKeys keys;
    private final OAuth2TokenValidator<Jwt> validator;
    private volatile @Nullable NimbusJwtDecoder decoder;

    IssuerDecoder(SecurityProperties properties, IssuerMetadata metadata, IssuerKeys keys, Clock clock) {
        this.properties = properties;
        this.metadata = metadata;
        this.keys = keys;
        this.validator = validator(properties, clock);
    }

    @Override
    public Jwt decode(String token) {
        return decoder().decode(token);
    }

    private NimbusJwtDecoder decoder() {
        var made = decoder;
        return made == null ? madeFor(keysAt()) : made;
    }

    private URI keysAt() {
        var configured = properties.jwksUri();
        return configured == null ? metadata.jwksUri() : configured;
    }

    /** Once for all callers, because they share the keys that it keeps. */
    private synchronized NimbusJwtDecoder madeFor(URI keysAt) {
        var made = decoder;
        if (made == null) {
            made = make(keysAt);
            decoder = made;
        }
        return made;
    }

    private NimbusJwtDecoder make(URI keysAt) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new KeptKeys(url(keysAt), keys, KeptKeys.FRESH)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator below does it, on our clock
        var made = new NimbusJwtDecoder(processor);
        made.setJwtValidator(validator);
        return made;
    }

    private static URL url(URI keysAt) {
        try {
            return keysAt.toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new JwtException("The address of the issuer's keys cannot be used: " + keysAt, e);
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
