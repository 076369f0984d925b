package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.web.SampleServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhooksOverHttpTest extends SampleServer {

    @Test
    void takesThePublishedGithubRequest() {
        var answer = send(to("/webhooks/github")
                .header("X-GitHub-Event", "push")
                .header(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
                .POST(HttpRequest.BodyPublishers.ofString("Hello, World!")));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("github 13 push");
    }

    @Test
    void refusesAnUnsignedOne() {
        DefaultDenyTest.assertProblem(
                send(to("/webhooks/github").POST(HttpRequest.BodyPublishers.ofString("{}"))), 401, "unauthenticated");
    }

    @Test
    void boundsTheBodyByWhatTheHandlerDeclares() {
        var body = new byte[2_000_001];
        var signature = new String(
                Secrets.hmacSha256Hex("sha256=", "old secret".getBytes(StandardCharsets.UTF_8), body),
                StandardCharsets.UTF_8);
        var fits = new byte[2_000_000];
        var fitting = new String(
                Secrets.hmacSha256Hex("sha256=", "old secret".getBytes(StandardCharsets.UTF_8), fits),
                StandardCharsets.UTF_8);
        assertThat(send(to("/webhooks/github")
                                .header("X-Hub-Signature-256", fitting)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(fits)))
                        .status())
                .isEqualTo(202);
        DefaultDenyTest.assertProblem(
                send(to("/webhooks/github")
                        .header("X-Hub-Signature-256", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))),
                413,
                "too-large");
        DefaultDenyTest.assertProblem(
                send(to("/webhooks/github")
                        .header("X-Hub-Signature-256", signature)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                413,
                "too-large");
    }

    @Test
    void doesNotMistakeARegistrysSecretForAToken() {
        var answer = send(to("/webhooks/registries/distribution")
                .header("Authorization", "Bearer registry-secret")
                .POST(HttpRequest.BodyPublishers.ofString("{\"events\": []}")));
        assertThat(answer.text()).isEqualTo("distribution {\"events\": []}");
    }

    @Test
    void readsASignedFormByteForByte() {
        var vector = Vectors.slackDocumented();
        var request = to("/webhooks/slack/interactions").header("Content-Type", "application/x-www-form-urlencoded");
        Vectors.headers(vector).forEach(request::header);
        var body = String.valueOf(vector.get("body"));
        assertThat(send(request.POST(HttpRequest.BodyPublishers.ofString(body))).text())
                .isEqualTo(body);
    }
}
