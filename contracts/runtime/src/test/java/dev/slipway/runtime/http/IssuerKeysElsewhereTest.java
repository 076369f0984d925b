package dev.slipway.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.web.SampleServer;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The keys are on a host that is not the issuer's, because an operator says so. */
@DirtiesContext
class IssuerKeysElsewhereTest extends SampleServer {
    private static final String LOGIN = "https://login.example";

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry registry) {
        registry.add("slipway.security.issuer", () -> LOGIN);
        registry.add("slipway.security.jwks-uri", () -> ISSUER.url() + "/keys");
    }

    @Test
    void fetchesThemFromThereWithoutAskingForAnotherSetting() {
        var token =
                ISSUER.token(claims -> claims.issuer(LOGIN).subject("p_creator").claim("kind", "person"));

        assertThat(get(token, "/api/v1/me").json()).containsEntry("actor", "person:p_creator");
    }
}
