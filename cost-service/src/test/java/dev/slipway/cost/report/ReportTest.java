package dev.slipway.cost.report;

import static dev.slipway.cost.CostFixture.bill;
import static dev.slipway.cost.CostFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
class ReportTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private EventInjector events;

    @BeforeEach
    void aBill() {
        events.offer(registered("menu", 1, "10.00"));
        http.post()
                .uri("/api/v1/imports")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill("2025-07", "menu", "12.3456", "=cmd()", "1.00"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void givesExactAmountsAsData() {
        get("/api/v1/reports/2025-07", "application/json")
                .expectBody()
                .jsonPath("$.rows[0].app")
                .isEqualTo("menu")
                .jsonPath("$.rows[0].billed.amount")
                .isEqualTo("12.3456")
                .jsonPath("$.rows[0].costCentre")
                .isEqualTo("CC-1042")
                .jsonPath("$.totals[0].amount")
                .isEqualTo("13.3456");
    }

    @Test
    void limitsToACostCentre() {
        get("/api/v1/reports/2025-07?costCentre=CC-1042", "application/json")
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(1);
        get("/api/v1/reports/2025-07?costCentre=CC-0", "application/json")
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(0);
    }

    @Test
    void takesTheCostCentreOfTheTagWhereTheAppIsNotKnown() {
        http.post()
                .uri("/api/v1/imports")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill("2025-07", "stray", "1.00")
                        .replace("acct-1", "acct-tag")
                        .replace("\"\"stray\"\"", "\"\"stray\"\", \"\"cost-centre\"\": \"\"CC-9\"\""))
                .exchange()
                .expectStatus()
                .isOk();
        get("/api/v1/reports/2025-07?costCentre=CC-9", "application/json")
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(1)
                .jsonPath("$.rows[0].app")
                .isEqualTo("stray");
    }

    @Test
    void givesATableThatNoSpreadsheetRuns() {
        var table = text(get("/api/v1/reports/2025-07", "text/csv"));
        assertThat(table)
                .contains("2025-07,menu,dining,CC-1042,USD,12.3456")
                .contains("'=cmd()")
                .doesNotContain(",=cmd()");
    }

    @Test
    void givesAPageWithAChart() {
        get("/api/v1/reports/2025-07", "text/html")
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy)
                        .contains("style-src 'unsafe-inline'")
                        .doesNotContain("script-src"));
        assertThat(text(get("/api/v1/reports/2025-07", "text/html")))
                .contains("Costs of 2025-07")
                .contains("<svg")
                .contains("menu")
                .contains("12.35 USD");
    }

    @Test
    void tellsTheMonthsOfAnApp() {
        get("/api/v1/apps/menu/costs", "application/json")
                .expectBody()
                .jsonPath("$.months[0].month")
                .isEqualTo("2025-07")
                .jsonPath("$.months[0].billed.amount")
                .isEqualTo("12.3456");
    }

    @Test
    void refusesWhatIsNoMonth() {
        http.get()
                .uri("/api/v1/reports/last-month")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static String text(RestTestClient.ResponseSpec answer) {
        return String.valueOf(answer.returnResult(String.class).getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String uri, String type) {
        return http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .accept(MediaType.parseMediaType(type))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
