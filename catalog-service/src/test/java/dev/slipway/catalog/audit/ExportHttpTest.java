package dev.slipway.catalog.audit;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogTest;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@CatalogTest
class ExportHttpTest {
    @Autowired
    private RestTestClient http;

    @Test
    void givesTheTrailLineByLineToAnAuditor() {
        var answer = http.get()
                .uri("/api/v1/audit/export")
                .headers(all -> all.setBearerAuth(as("auditor")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(ExportController.JSON_LINES)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        var lines = String.valueOf(answer).lines().toList();
        assertThat(lines.getFirst()).contains("slipway-audit-export/1");
        assertThat(lines.getLast()).isEqualTo("{\"end\":%d}".formatted(lines.size() - 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"creator", "operator", "security"})
    void isForAuditorsAlone(String other) {
        http.get()
                .uri("/api/v1/audit/export")
                .headers(all -> all.setBearerAuth(as(other)))
                .exchange()
                .expectStatus()
                .isForbidden();
        http.get()
                .uri("/api/v1/audit/export")
                .headers(all -> all.setBearerAuth(TestTokens.service("gate")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }
}
