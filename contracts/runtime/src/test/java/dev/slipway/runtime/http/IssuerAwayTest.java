package dev.slipway.runtime.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.web.SampleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class IssuerAwayTest extends SampleServer {

    @RegisterExtension
    static final WireMockExtension STUB = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String METADATA = "/.well-known/openid-configuration";

    @Autowired
    private OutgoingHttp http;

    @DynamicPropertySource
    static void stubbed(DynamicPropertyRegistry registry) {
        registry.add("slipway.security.issuer", STUB::baseUrl);
        registry.add("slipway.http.clients.issuer.also-hosts", () -> "127.0.0.1");
        registry.add("SLIPWAY_CATALOG_URL", STUB::baseUrl);
    }

    @Test
    void startsWithoutItSaysLaterAndGoesOnWhenItIsBack(CapturedOutput log) {
        STUB.stubFor(WireMock.get(urlEqualTo(METADATA))
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "20")));
        STUB.stubFor(WireMock.get(urlEqualTo("/greeting")).willReturn(ok("hello")));
        var token = ISSUER.token(
                claims -> claims.issuer(STUB.baseUrl()).subject("p_creator").claim("kind", "person"));

        var answer = get(token, "/api/v1/me");
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("20");
        assertThat(log)
                .containsPattern("GET /api/v1/me answered 503: .*issuer answered 503")
                .doesNotContain("\tat dev.slipway");
        assertThatThrownBy(this::greeting).isInstanceOf(RetryableException.class);

        STUB.stubFor(
                WireMock.get(urlEqualTo(METADATA)).willReturn(okJson("""
                {"issuer": "%1$s", "jwks_uri": "%2$s/keys", "token_endpoint": "%1$s/token"}""".formatted(STUB.baseUrl(), ISSUER.url()))));
        STUB.stubFor(WireMock.post(urlEqualTo("/token")).willReturn(okJson("{\"access_token\": \"t\"}")));
        assertThat(get(token, "/api/v1/me").json()).containsEntry("actor", "person:p_creator");
        assertThat(greeting()).isEqualTo("hello");
    }

    private String greeting() {
        return String.valueOf(http.serviceClient("catalog")
                .build()
                .get()
                .uri("/greeting")
                .retrieve()
                .body(String.class));
    }
}
