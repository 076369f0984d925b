package dev.slipway.dns.domain;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.peer.StubbedCatalog;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
class ClaimApiTest extends StubbedCatalog {
    private static final String ZONE = "dining.apps.slipway.test";

    @Autowired
    private RestTestClient http;

    @Autowired
    private ClaimService claims;

    @BeforeEach
    void everybodyMay() {
        permitted(true, "You own it.");
        CATALOG.stubFor(
                get(urlPathMatching("/api/v1/apps/.*")).willReturn(okJson("""
                {"name": "{{request.pathSegments.[3]}}", "owner": "creator@slipway.test", "ownerId": "p_1", "team": "dining", "hostingTier": "shared",
                 "telemetry": true, "revision": 7, "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []},
                 "lifecycle": {"state": "active"}, "alerts": [], "smoke": [], "monthlyCostCap": {"amount": "20.00", "currency": "USD"},
                 "environments": [], "defaulted": [], "thirdPartyServices": []}""").withTransformers("response-template")));
    }

    @Test
    void givesANameToItsFirstApp() {
        claim("menu", "first", ZONE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/v1/claims/first." + ZONE)
                .expectBody()
                .jsonPath("$.fqdn")
                .isEqualTo("first." + ZONE)
                .jsonPath("$.app")
                .isEqualTo("menu");
        claim("menu", "first", ZONE).expectStatus().isOk();
        claim("lunch", "first", ZONE).expectStatus().isEqualTo(409);
        http.get()
                .uri("/api/v1/claims/first." + ZONE)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator2")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.app")
                .isEqualTo("menu");
    }

    @Test
    void saysThatANameWasGivenBackAndByWhom() {
        claim("menu", "gone", ZONE).expectStatus().isCreated();
        claims.held(new Fqdn("gone." + ZONE)).ifPresent(claims::release);

        http.get()
                .uri("/api/v1/claims/gone." + ZONE)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("gone." + ZONE + " was given back by menu.");
    }

    @Test
    void saysInWordsWhyAPersonMayNot() {
        permitted(false, "Only the owner of menu and the leads of its team may do this.");

        claim("menu", "mine", ZONE)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Only the owner of menu and the leads of its team may do this.");
        unknown("mine." + ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "admin,dining.apps.slipway.test,/label",
        "tea,library.apps.slipway.test,/zone",
        "-tea,dining.apps.slipway.test,/label"
    })
    void saysByWhichRuleANameIsRefused(String label, String zone, String pointer) {
        claim("menu", label, zone)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.rule")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "Menu", "", "me nu", "-menu", "menü"})
    void refusesWhatIsNoAppWithoutAsking(String app) {
        claim(app, "tea", ZONE)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/app");
        CATALOG.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void saysThatAnAppIsUnknown() {
        CATALOG.resetMappings();
        CATALOG.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        claim("nobody", "tea", ZONE)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/app");
    }

    @Test
    void claimsNothingWhileTheCatalogIsAway() {
        CATALOG.resetMappings();
        CATALOG.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

        claim("menu", "later", ZONE).expectStatus().isEqualTo(503);

        unknown("later." + ZONE);
    }

    private void unknown(String fqdn) {
        http.get()
                .uri("/api/v1/claims/" + fqdn)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static void permitted(boolean allowed, String why) {
        CATALOG.stubFor(post(urlPathEqualTo("/internal/v1/permissions/checks"))
                .willReturn(okJson("""
                {"allowed": %s, "why": "%s", "active": true, "roles": [], "owner": %s, "lead": false, "member": true, "revision": 7}""".formatted(allowed, why, allowed))));
    }

    private RestTestClient.ResponseSpec claim(String app, String label, String zone) {
        return http.post()
                .uri("/api/v1/claims")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"app\": \"%s\", \"label\": \"%s\", \"zone\": \"%s\"}".formatted(app, label, zone))
                .exchange();
    }
}
