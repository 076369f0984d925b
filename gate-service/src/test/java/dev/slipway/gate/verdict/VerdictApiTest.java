package dev.slipway.gate.verdict;

import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.testkit.token.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class VerdictApiTest extends GateTest {
    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    @Test
    void answersAnybodyWhoIsSignedInAndNobodyElse() {
        http.get().uri("/api/v1/verdicts/" + UNKNOWN).exchange().expectStatus().isUnauthorized();
        get(UNKNOWN).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "sha256:abc, 422, /digest",
        "latest, 422, /digest",
        "sha256:0000000000000000000000000000000000000000000000000000000000000000?environment=moon, 422, /environment",
    })
    void saysWhatIsWrongWithAQuestion(String question, int status, String pointer) {
        get(question)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void answersForOneAppOrWithTheStrictestOfAll() {
        var good = World.newApp();
        World.registered(World.app(good));
        var build = pushSigned(good);
        sendEvidence(build, "alpine-310.json");
        announce(build);
        awaitVerdict(build, "passed");
        get(build.digest() + "?app=" + good).expectStatus().isOk();
        get(build.digest() + "?app=another").expectStatus().isNotFound();
        get(build.digest() + "?app=\0").expectStatus().isBadRequest();
        get(build.digest() + "?app=" + good + "&environment=staging")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.environment")
                .isEqualTo("staging");
    }

    private RestTestClient.ResponseSpec get(String question) {
        return http.get()
                .uri("/api/v1/verdicts/" + question)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("auditor", "auditor")))
                .exchange();
    }
}
