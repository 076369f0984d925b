package dev.slipway.runtime.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.contracts.http.OwnedBy;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.web.SampleServer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.service.annotation.GetExchange;

/** In a service as it is configured in earnest, whose issuer and peer are stubs. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class ServiceTokensTest extends SampleServer {

    @RegisterExtension
    static final WireMockExtension STUB = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Autowired
    private ServiceClients clients;

    @Autowired
    private ServiceTokens tokens;

    @OwnedBy("catalog")
    interface Greetings {
        @GetExchange("/greeting")
        String greeting();
    }

    interface Homeless {}

    @DynamicPropertySource
    static void stubbed(DynamicPropertyRegistry registry) {
        registry.add("slipway.security.issuer", STUB::baseUrl);
        registry.add("SLIPWAY_CATALOG_URL", STUB::baseUrl);
        registry.add("SLIPWAY_CLIENT_SECRET", () -> "sesame");
    }

    @BeforeEach
    void everybodyIsThere() {
        tokens.forget(List.of("internal"), "t-1");
        STUB.stubFor(WireMock.get(urlEqualTo("/.well-known/openid-configuration"))
                .willReturn(okJson("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token"}""".formatted(STUB.baseUrl()))));
        STUB.stubFor(WireMock.post(urlEqualTo("/token")).willReturn(okJson("""
                {"access_token": "t-1", "token_type": "Bearer", "expires_in": 3600}""")));
        STUB.stubFor(WireMock.get(urlEqualTo("/greeting")).willReturn(ok("hello")));
    }

    @Test
    void sendsATokenOfItsOwnAndKeepsIt() {
        var greetings = clients.of(Greetings.class);
        assertThat(greetings.greeting()).isEqualTo("hello");
        assertThat(greetings.greeting()).isEqualTo("hello");
        STUB.verify(
                2,
                getRequestedFor(urlEqualTo("/greeting"))
                        .withHeader("Authorization", equalTo("Bearer t-1"))
                        .withHeader("traceparent", matching("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")));
        assertThat(send(to("/actuator/prometheus").GET()).text())
                .contains("resilience4j_circuitbreaker_state{", "name=\"catalog\"", "http_client_requests_seconds");
        STUB.verify(
                1,
                postRequestedFor(urlEqualTo("/token"))
                        .withHeader("Authorization", equalTo("Basic c2FtcGxlOnNlc2FtZQ=="))
                        .withRequestBody(containing("grant_type=client_credentials"))
                        .withRequestBody(containing("scope=internal")));
        assertThat(clients.of(Greetings.class)).isSameAs(greetings);
    }

    @Test
    void getsAnotherAfterOneWasRefused() {
        STUB.stubFor(
                WireMock.get(urlEqualTo("/greeting")).willReturn(aResponse().withStatus(401)));
        assertThatThrownBy(() -> clients.of(Greetings.class).greeting())
                .isInstanceOfSatisfying(
                        RemoteProblem.class, no -> assertThat(no.status()).isEqualTo(401));
        STUB.stubFor(WireMock.get(urlEqualTo("/greeting")).willReturn(ok("hello")));
        clients.of(Greetings.class).greeting();
        STUB.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void whoeverComesWhileTheIssuerIsAskedWaitsForThatOneAnswer() throws Exception {
        STUB.stubFor(WireMock.post(urlEqualTo("/token"))
                .willReturn(aResponse().withStatus(503).withFixedDelay(1000)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> asks = () -> tokens.bearer(List.of("internal"));
            var ends = threads.invokeAll(Collections.nCopies(8, asks));
            assertThat(ends).allSatisfy(end -> assertThat(end.exceptionNow()).isInstanceOf(RetryableException.class));
        }
        STUB.verify(1, postRequestedFor(urlEqualTo("/token")));

        everybodyIsThere();
        assertThat(tokens.bearer(List.of("internal"))).isEqualTo("t-1");
    }

    @Test
    void wantsToKnowWhoseAnInterfaceIs() {
        assertThatThrownBy(() -> clients.of(Homeless.class)).hasMessageContaining("@OwnedBy");
    }
}
