package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.gate.EvidenceRecorded;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.Samples;
import dev.slipway.runtime.Digests;
import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class EvidenceApiTest extends GateTest {
    private static final String CI = TestTokens.machine("ci");

    @Test
    void storesAReportByItsContentAndTellsAboutIt() {
        var subject = newSubject();
        put(subject, CI, sarif())
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("sarif")
                .jsonPath("$.sha256")
                .isEqualTo(Digests.sha256Hex(sarif().getBytes(StandardCharsets.UTF_8)))
                .jsonPath("$.summary")
                .isEqualTo("0 results by Semgrep OSS")
                .jsonPath("$.id")
                .exists();
        var told = outbox.only(EvidenceRecorded.class);
        assertThat(told.evidenceSubject()).isEqualTo(subject);
        assertThat(told.sender()).isEqualTo("machine:ci");
        assertThat(told.subject()).isEqualTo("evidence/" + subject);
    }

    @Test
    void answersTheSameAgainWithTheSameIdAndTellsNobody() {
        var subject = newSubject();
        var first = id(put(subject, CI, sarif()).expectStatus().isCreated());
        var second = id(put(subject, CI, sarif()).expectStatus().isOk());
        assertThat(second).isEqualTo(first);
        assertThat(outbox.events(EvidenceRecorded.class)).hasSize(1);
    }

    @Test
    void keepsTheWordsOfTwoSendersApart() {
        var subject = newSubject();
        put(subject, CI, sarif()).expectStatus().isCreated();
        put(subject, TestTokens.person("operator", "operator"), sarif())
                .expectStatus()
                .isCreated();
    }

    @Test
    void storesLargeReportsInParts() {
        var filler = new byte[3 * 1024 * 1024];
        Arrays.fill(filler, (byte) ' ');
        var valid = sarif() + new String(filler, StandardCharsets.UTF_8);
        put(newSubject(), CI, valid).expectStatus().isCreated();
        var sha = Digests.sha256Hex(valid.getBytes(StandardCharsets.UTF_8));
        assertThat(database.query(
                                "select count(*) as parts, sum(length(content)) as bytes from report_part where sha256 = ?",
                                sha)
                        .getFirst())
                .containsEntry("parts", 4L)
                .containsEntry("bytes", (long) valid.length());
    }

    @ParameterizedTest
    @CsvSource({"creator, 403", "approver, 403", "operator, 201"})
    void takesEvidenceFromPipelinesAndOperatorsOnly(String role, int status) {
        put(newSubject(), TestTokens.person(role, role), sarif()).expectStatus().isEqualTo(status);
    }

    @Test
    void takesNothingFromStrangers() {
        put(newSubject(), null, sarif()).expectStatus().isUnauthorized();
        put(newSubject(), TestTokens.forged("operator", "operator"), sarif())
                .expectStatus()
                .isUnauthorized();
        put(newSubject(), TestTokens.service("promotion"), sarif())
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesAReportAboutAnotherImage() {
        var build = push("any");
        problem(put("sha256:" + "2".repeat(64), CI, sbom(build)), 409)
                .jsonPath("$.named")
                .isEqualTo(build.digest().value());
        problem(put("git:" + "2".repeat(40), CI, sbom(build)), 409);
        problem(put("sha256:" + "2".repeat(64), CI, scan(build, "alpine-310.json")), 409);
        problem(put("git:" + "2".repeat(40), CI, Samples.text("reports/sarif/bash-report.sarif")), 409);
        assertThat(stored("sha256:" + "2".repeat(64)) + stored("git:" + "2".repeat(40)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": \"1.0.0\", \"runs\": []} | /version",
                "{\"version\": \"2.1.0\"} | /runs",
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": \"one\"} | /version",
                "[] | /kind",
                "{} | /kind",
            })
    void saysWhereAReportIsWrongAndStoresNothing(String report, String pointer) {
        var subject = newSubject();
        problem(put(subject, CI, report), 422)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].detail")
                .isNotEmpty()
                .jsonPath("$.fix")
                .isNotEmpty();
        assertThat(stored(subject)).isZero();
        outbox.none(EvidenceRecorded.class);
    }

    @Test
    void refusesReportsOverTheLimit() {
        problem(put(newSubject(), CI, sarif() + " ".repeat(9 * 1024 * 1024)), 413);
        problem(check(new byte[9 * 1024 * 1024]), 413);
    }

    @Test
    void storesWhatNoDatabaseWouldHoldWithoutIt() {
        var odd = sarif().replace("Semgrep OSS", "a\\u0000b\\ud800c" + "\ud83d\ude00".repeat(200));
        put(newSubject(), CI, odd).expectStatus().isCreated();
    }

    @ParameterizedTest
    @CsvSource({"sha256:abc", "git:HEAD", "md5:0123", "latest"})
    void refusesSubjectsThatAreNone(String subject) {
        problem(put(subject, CI, sarif()), 422).jsonPath("$.errors[0].pointer").isEqualTo("/subject");
    }

    @Test
    void showsWhatItReadsAndStoresNothing() {
        var before = database.query("select count(*) as n from report").getFirst();
        check(Samples.bytes("reports/trivy/alpine-39-high-critical.json"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("trivy")
                .jsonPath("$.summary")
                .isEqualTo("2 known holes (2 critical) and 0 secrets, found by trivy")
                .jsonPath("$.findings.length()")
                .isEqualTo(2)
                .jsonPath("$.findings[0].id")
                .isEqualTo("CVE-2019-14697")
                .jsonPath("$.findings[0].fix")
                .isEqualTo("Update musl to 1.1.20-r5");
        problem(check("\0not a report".getBytes(StandardCharsets.UTF_8)), 422);
        problem(check(new byte[0]), 422);
        assertThat(database.query("select count(*) as n from report").getFirst())
                .isEqualTo(before);
        outbox.none(EvidenceRecorded.class);
    }

    private RestTestClient.ResponseSpec put(String subject, @Nullable String token, String report) {
        var request = http.put().uri("/api/v1/evidence/" + subject).contentType(MediaType.APPLICATION_JSON);
        if (token != null) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        return request.body(report).exchange();
    }

    private RestTestClient.ResponseSpec check(byte[] report) {
        return http.post()
                .uri("/api/v1/evidence/checks")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(report)
                .exchange();
    }

    private static RestTestClient.BodyContentSpec problem(RestTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isNotEmpty()
                .jsonPath("$.title")
                .isNotEmpty();
    }

    private static String id(RestTestClient.ResponseSpec answer) {
        return JSON.readTree(answer.returnResult(String.class).getResponseBody())
                .path("id")
                .asString();
    }

    private int stored(String subject) {
        return database.query("select 1 from evidence where subject = ?", subject)
                .size();
    }

    private static String newSubject() {
        return "git:"
                + Digests.sha256Hex(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 40);
    }
}
