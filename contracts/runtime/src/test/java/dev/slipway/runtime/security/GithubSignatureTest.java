package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

class GithubSignatureTest {

    @ParameterizedTest
    @MethodSource
    void agreesWithTheVector(Map<String, Object> vector) {
        var request = new MockHttpServletRequest("POST", "/webhooks/github");
        request.setContent(body(vector));
        request.addHeader(String.valueOf(vector.get("header")), String.valueOf(vector.get("signature")));
        var authenticator = new GithubSignature(List.of("another", String.valueOf(vector.get("secret"))));
        if ("valid".equals(vector.get("expected"))) {
            assertThat(authenticator.verify(request).body()).isEqualTo(body(vector));
        } else {
            assertRefused(authenticator, request);
        }
    }

    static List<Map<String, Object>> agreesWithTheVector() {
        return Vectors.github();
    }

    @Test
    void refusesWhenTheHeaderIsMissing() {
        assertRefused(new GithubSignature(List.of("secret")), new MockHttpServletRequest("POST", "/"));
    }

    @Test
    void letsNobodyInWithAnEmptySecret() {
        var request = new MockHttpServletRequest("POST", "/");
        request.setContent("x".getBytes(StandardCharsets.UTF_8));
        request.addHeader("X-Hub-Signature-256", "sha256=" + "0".repeat(64));
        assertRefused(new GithubSignature(List.of("", " ")), request);
    }

    private static byte[] body(Map<String, Object> vector) {
        return vector.containsKey("payload_file")
                ? Vectors.bytes(String.valueOf(vector.get("payload_file")))
                : String.valueOf(vector.get("payload")).getBytes(StandardCharsets.UTF_8);
    }

    static void assertRefused(WebhookAuthenticator authenticator, MockHttpServletRequest request) {
        assertThatThrownBy(() -> authenticator.verify(request))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }
}
