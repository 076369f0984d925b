package dev.slipway.runtime.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerMetadataTest {
    @RegisterExtension
    final WireMockExtension issuer = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void leavesAnIssuerAloneThatFailsAndAsksAgainLater() {
        var metadata = new IssuerMetadata(URI.create(issuer.baseUrl()), CircuitBreakerRegistry.ofDefaults());
        issuer.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));

        IntStream.range(0, 20)
                .forEach(_ -> assertThatThrownBy(metadata::jwksUri).isInstanceOf(JwtException.class));

        issuer.verify(5, getRequestedFor(anyUrl()));

        issuer.stubFor(get(anyUrl()).willReturn(okJson("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token"}""".formatted(issuer.baseUrl()))));
        await().ignoreException(JwtException.class)
                .untilAsserted(() -> assertThat(metadata.jwksUri()).hasPath("/keys"));
        assertThat(metadata.tokenEndpoint()).hasPath("/token");
        issuer.verify(6, getRequestedFor(anyUrl()));
    }
}
