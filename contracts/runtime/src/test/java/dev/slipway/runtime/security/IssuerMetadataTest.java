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

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerMetadataTest {
    @RegisterExtension
    final WireMockExtension issuer = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static Stream<ResponseDefinitionBuilder> misbehaviour() {
        return Stream.of(
                good("").withFixedDelay(60_000),
                good("").withChunkedDribbleDelay(20, 60_000),
                aResponse().withStatus(429).withHeader("Retry-After", "120"),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson("{\"unfinished\": "),
                okJson("x".repeat(300 * 1024)));
    }

    /** It hangs before its answer or in the middle of it, asks for patience, refuses, breaks off, and answers nonsense. */
    @ParameterizedTest
    @MethodSource("misbehaviour")
    void doesNotWaitForAnIssuerThatMisbehavesAndLosesNothing(ResponseDefinitionBuilder answer) {
        var circuits = CircuitBreakerRegistry.ofDefaults();
        var metadata = new IssuerMetadata(URI.create(issuer.baseUrl()), circuits);
        issuer.stubFor(get(anyUrl()).willReturn(answer));

        assertThatThrownBy(metadata::jwksUri).isInstanceOf(JwtException.class);

        assertThat(circuits.circuitBreaker("issuer-metadata").getMetrics().getNumberOfFailedCalls())
                .isEqualTo(1);
        issuer.stubFor(get(anyUrl()).willReturn(good(issuer.baseUrl())));
        assertThat(metadata.jwksUri()).hasPath("/keys");
    }

    @Test
    void leavesAnIssuerAloneThatFailsAndAsksAgainLater() {
        var metadata = new IssuerMetadata(URI.create(issuer.baseUrl()), CircuitBreakerRegistry.ofDefaults());
        issuer.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));

        IntStream.range(0, 20)
                .forEach(_ -> assertThatThrownBy(metadata::jwksUri).isInstanceOf(JwtException.class));

        issuer.verify(5, getRequestedFor(anyUrl()));

        issuer.stubFor(get(anyUrl()).willReturn(good(issuer.baseUrl())));
        await().ignoreException(JwtException.class)
                .untilAsserted(() -> assertThat(metadata.jwksUri()).hasPath("/keys"));
        assertThat(metadata.tokenEndpoint()).hasPath("/token");
        issuer.verify(6, getRequestedFor(anyUrl()));
    }

    private static ResponseDefinitionBuilder good(String url) {
        return okJson("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token"}""".formatted(url));
    }
}
