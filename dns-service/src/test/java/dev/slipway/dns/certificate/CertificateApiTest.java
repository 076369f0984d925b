package dev.slipway.dns.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.runtime.Uuid7;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.token.TestTokens;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The one route that hands out private keys. */
@SlipwayTest
@Import(TestAuthority.class)
class CertificateApiTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private RestTestClient http;

    @Autowired
    private ClaimService claims;

    @Autowired
    private CertificateService certificates;

    @Test
    void handsChainAndKeyToTheSecretAgent() {
        var id = certificates.ensure(aClaim()).orElseThrow().id();

        bundle(id, TestTokens.service("cluster", "certificates.read"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.certificateChain")
                .value(String.class, chain -> assertThat(chain).startsWith("-----BEGIN CERTIFICATE-----"))
                .jsonPath("$.privateKey")
                .value(String.class, key -> assertThat(key).startsWith("-----BEGIN PRIVATE KEY-----"));
    }

    static Stream<String> everybodyElse() {
        return Stream.of(
                TestTokens.person("creator"),
                TestTokens.person("operator", "operator"),
                TestTokens.person("security", "security", "auditor"),
                TestTokens.machine("ci"),
                TestTokens.service("promotion"),
                TestTokens.service("promotion", "decisions.relay", "internal"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("everybodyElse")
    void handsNothingToAnybodyElse(String token) {
        var id = certificates.ensure(aClaim()).orElseThrow().id();

        var answer = bundle(id, token).expectStatus().isForbidden().returnResult(String.class);
        assertThat(answer.getResponseBody()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void handsNothingToAStranger() {
        var id = certificates.ensure(aClaim()).orElseThrow().id();

        http.get()
                .uri("/internal/v1/certificates/{id}/bundle", id)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void knowsNoRetiredCertificateAndNoneThatNeverWas() {
        var claim = aClaim();
        var id = certificates.ensure(claim).orElseThrow().id();
        certificates.retire(claim);
        var agent = TestTokens.service("cluster", "certificates.read");

        bundle(id, agent).expectStatus().isNotFound();
        bundle(Uuid7.next(), agent).expectStatus().isNotFound();
    }

    private Claim aClaim() {
        var label = "served" + NAMES.incrementAndGet();
        return ((Won) claims.claim(new NameRequest(label, 1, "dining", label, "production", "p_1"))).claim();
    }

    private RestTestClient.ResponseSpec bundle(Object id, String token) {
        return http.get()
                .uri("/internal/v1/certificates/{id}/bundle", id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
