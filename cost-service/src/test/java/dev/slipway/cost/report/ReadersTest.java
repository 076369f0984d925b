package dev.slipway.cost.report;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.slipway.cost.CostFixture.bill;
import static dev.slipway.cost.CostFixture.registered;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.peer.StubbedCatalog;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Who reads what costs. */
@SlipwayTest
class ReadersTest extends StubbedCatalog {
    private static final String REPORT = "/api/v1/reports/2025-12";

    @Autowired
    private RestTestClient http;

    @Autowired
    private EventInjector events;

    @BeforeEach
    void aBillOfTheTeamDiningAndOfWhatNamesNoApp() {
        events.offer(registered("menu", 1, "10.00"));
        http.post()
                .uri("/api/v1/imports")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("finance", "finance")))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill("2025-12", "menu", "12.00", "unknown", "1.00"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "auditor"})
    void financeAndAuditorsReadEverything(String role) {
        read(REPORT, role, role)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(2);
        read("/api/v1/apps/menu/costs", role, role).expectStatus().isOk();
    }

    @Test
    void aLeadReadsTheAppsOfTheirOwnTeams() {
        leads("\"dining\"");

        read(REPORT, "approver2")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(1)
                .jsonPath("$.rows[0].app")
                .isEqualTo("menu")
                .jsonPath("$.totals[0].amount")
                .isEqualTo("12.00");
    }

    @Test
    void aLeadOfAnotherTeamSeesNothingOfIt() {
        leads("\"library\"");

        read(REPORT, "approver2")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(0)
                .jsonPath("$.totals.length()")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"creator", "operator", "security", "compliance", "approver"})
    void whoLeadsNoTeamReadsNoReport(String role) {
        leads("");

        read(REPORT, role, role).expectStatus().isForbidden();
    }

    @Test
    void whoIsNoPersonReadsNoReport() {
        asked(REPORT, TestTokens.machine("ci")).expectStatus().isForbidden();
        asked(REPORT, TestTokens.service("promotion")).expectStatus().isForbidden();
    }

    @Test
    void nobodyReadsWhileTheCatalogCannotSayWhoLeads() {
        CATALOG.stubFor(
                post(urlPathMatching("/internal/.*")).willReturn(aResponse().withStatus(503)));

        read(REPORT, "approver2").expectStatus().isEqualTo(503);
        read("/api/v1/apps/menu/costs", "approver2").expectStatus().isEqualTo(503);
    }

    @Test
    void theCatalogSaysWhoReadsAnAppsCosts() {
        permitted(true);
        read("/api/v1/apps/menu/costs", "creator").expectStatus().isOk();
        permitted(false);
        read("/api/v1/apps/menu/costs", "creator")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Only its people may.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"creator", "operator", "auditor", "approver", "compliance", "security"})
    void onlyFinanceImports(String role) {
        http.post()
                .uri("/api/v1/imports")
                .headers(headers -> headers.setBearerAuth(TestTokens.person(role, role)))
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(bill("2025-12", "menu", "1.00"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static void leads(String teams) {
        CATALOG.stubFor(post(urlPathMatching("/internal/v1/people.*"))
                .willReturn(okJson("""
                [{"id": "%s", "email": "approver2@slipway.test", "name": "approver2", "active": true, "roles": [], "teams": [], "leads": [%s], "chat": []}]""".formatted(TestTokens.personId("approver2"), teams))));
    }

    private static void permitted(boolean allowed) {
        CATALOG.stubFor(post(urlPathMatching("/internal/v1/permissions/checks"))
                .willReturn(okJson("""
                {"allowed": %s, "why": "Only its people may.", "active": true, "roles": [], "owner": %s, "lead": false, "member": true, "revision": 7}""".formatted(allowed, allowed))));
    }

    private RestTestClient.ResponseSpec read(String uri, String name, String... roles) {
        return asked(uri, TestTokens.person(name, roles));
    }

    private RestTestClient.ResponseSpec asked(String uri, String token) {
        return http.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }
}
