package dev.slipway.runtime.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whose tokens are believed.
 *
 * @param issuer value of {@code iss}, and where its metadata is found (OpenID Connect Discovery 1.0 section 4)
 * @param audience value that {@code aud} must contain
 * @param jwksUri where the keys are, if discovery is not to be asked
 * @param clockSkew by how much clocks may differ
 * @param webhooksInMemory how much of webhooks may be held while they are authenticated and taken in
 * @param contentSecurityPolicy header of every answer; a service that renders pages loosens it
 */
@ConfigurationProperties("slipway.security")
record SecurityProperties(
        URI issuer,
        @DefaultValue("slipway") String audience,
        @Nullable URI jwksUri,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("60MB") DataSize webhooksInMemory,

        @DefaultValue("default-src 'none'; frame-ancestors 'none'")
        String contentSecurityPolicy) {}
