package dev.slipway.cost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.slipway.cost.CostFixture.bill;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.peer.StubbedCatalog;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Somebody of role finance whose token still holds, and what the directory says of them. */
@SlipwayTest(properties = "slipway.testkit.directory=asked")
class LeaverTest extends StubbedCatalog {
    @Autowired
    private RestTestClient http;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void nothingYet() {
        database.execute("delete from bill_line");
    }

    @Test
    void importsNothingForWhoeverHasLeft() {
        directory(okJson(person(false)));

        importing().expectStatus().isForbidden();

        assertThat(database.query("select 1 from bill_line")).isEmpty();
    }

    @Test
    void importsForWhoeverIsStillThere() {
        directory(okJson(person(true)));

        importing().expectStatus().isOk();

        assertThat(database.query("select 1 from bill_line")).isNotEmpty();
    }

    @Test
    void waitsWithAChangeUntilTheDirectoryAnswers() {
        directory(aResponse().withStatus(503));

        importing().expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");

        assertThat(database.query("select 1 from bill_line")).isEmpty();
    }

    private static void directory(ResponseDefinitionBuilder answer) {
        CATALOG.stubFor(post(urlPathEqualTo("/internal/v1/people/lookups")).willReturn(answer));
    }

    private static String person(boolean active) {
        return """
                [{"id": "%s", "email": "finance@slipway.test", "name": "Finance", "active": %s, "roles": ["finance"], "teams": [], "leads": [], "chat": []}]""".formatted(TestTokens.personId("finance"), active);
    }

    private RestTestClient.ResponseSpec importing() {
        return http.post()
                .uri("/api/v1/imports")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill("2025-09", "menu", "1.00"))
                .exchange();
    }
}
