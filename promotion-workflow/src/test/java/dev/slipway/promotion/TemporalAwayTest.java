package dev.slipway.promotion;

import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service while nothing listens where Temporal should. */
class TemporalAwayTest extends ServiceTest {
    @DynamicPropertySource
    static void nowhere(DynamicPropertyRegistry properties) {
        properties.add("spring.temporal.connection.target", () -> "127.0.0.1:1");
    }

    @Test
    void takesPromotionsAndSaysOfStuckOnesThatNobodyCanBeAsked() {
        var app = anApp();
        promotionOf(app, digest("build-" + app));

        http.get()
                .uri("/api/v1/operations/processes")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Retry-After");
    }
}
