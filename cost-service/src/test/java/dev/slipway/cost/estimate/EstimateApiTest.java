package dev.slipway.cost.estimate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.peer.StubbedCatalog;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
class EstimateApiTest extends StubbedCatalog {
    @Autowired
    private RestTestClient http;

    @BeforeEach
    void anAppOfTheSharedTier() {
        answers(okJson("""
                {"name": "menu", "owner": "creator@slipway.test", "ownerId": "p_1", "hostingTier": "shared", "telemetry": true, "revision": 7,
                 "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []}, "lifecycle": {"state": "active"}, "alerts": [], "smoke": [],
                 "monthlyCostCap": {"amount": "20.00", "currency": "USD"}, "environments": [], "defaulted": [], "thirdPartyServices": []}"""));
    }

    /** 730 h × 2 × (0.5 × 0.031 + 1 × 0.004) = 28.47. */
    @Test
    void reckonsWithTheSizeThatIsDeclared() {
        ask("""
                {"app": "menu", "size": {"cpu": 0.5, "memoryGib": 1, "replicas": 2, "runningShare": 1}}""")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.monthly.amount")
                .isEqualTo("28.47")
                .jsonPath("$.monthly.currency")
                .isEqualTo("USD")
                .jsonPath("$.aboveCap")
                .isEqualTo(true);
    }

    /** 730 h × (0.05 × 0.031 + 0.0625 × 0.004) = 1.314, rounded up. */
    @Test
    void reckonsWithTheSizeOfItsTierWhenNoneIsDeclared() {
        ask("{\"app\": \"menu\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.monthly.amount")
                .isEqualTo("1.32")
                .jsonPath("$.aboveCap")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "Menu", "", "me nu", "-menu", "menü"})
    void refusesWhatIsNoNameWithoutAsking(String name) {
        ask("{\"app\": \"%s\"}".formatted(name))
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/app");
        CATALOG.verify(0, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cpu\": 0, \"memoryGib\": 1, \"replicas\": 1, \"runningShare\": 1}",
                "{\"cpu\": 1, \"memoryGib\": 1e9, \"replicas\": 1, \"runningShare\": 1}",
                "{\"cpu\": 1, \"memoryGib\": 1, \"replicas\": 0, \"runningShare\": 1}",
                "{\"cpu\": 1, \"memoryGib\": 1, \"replicas\": 1, \"runningShare\": 2}",
                "{\"cpu\": 1, \"memoryGib\": 1, \"replicas\": 1, \"runningShare\": 1e-999999999}",
                "{\"cpu\": 1e999999999, \"memoryGib\": 1, \"replicas\": 1, \"runningShare\": 1}",
                "{\"cpu\": 1e9929999999, \"memoryGib\": 1, \"replicas\": 1, \"runningShare\": 1}",
                "{\"cpu\": 1, \"memoryGib\": 1, \"replicas\": 99999999999, \"runningShare\": 1}"
            })
    void refusesASizeThatNothingHas(String size) {
        ask("{\"app\": \"menu\", \"size\": %s}".formatted(size))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .value(String.class, pointer -> assertThat(pointer).startsWith("/size/"));
    }

    @Test
    void saysThatAnAppIsUnknown() {
        answers(aResponse().withStatus(404).withHeader("Content-Type", "application/problem+json"));

        ask("{\"app\": \"nobody\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/app");
    }

    @Test
    void saysLaterWhenTheCatalogIsAway() {
        answers(aResponse().withStatus(503));

        ask("{\"app\": \"menu\"}").expectStatus().isEqualTo(503);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        CATALOG.stubFor(get(anyUrl()).willReturn(answer));
    }

    private RestTestClient.ResponseSpec ask(String body) {
        return http.post()
                .uri("/api/v1/estimates")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
