package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyLimitTest extends SampleServer {

    private static final int MB = 1024 * 1024;

    private final String creator = ISSUER.person("creator", "creator");

    @Test
    void takesAMegabyteAndNotOneByteMore() {
        assertThat(declared("/api/v1/raw", MB).text()).isEqualTo(String.valueOf(MB));
        assertTooLarge(declared("/api/v1/raw", MB + 1));
    }

    @Test
    void countsABodyThatNamesNoLength() {
        assertThat(chunked("/api/v1/raw", MB).text()).isEqualTo(String.valueOf(MB));
        assertTooLarge(chunked("/api/v1/raw", MB + 1));
    }

    @Test
    void countsJsonThatNamesNoLength() {
        var json = "{\"name\": \"" + "a".repeat(2 * MB) + "\"}";
        assertTooLarge(send(as(creator, "/api/v1/things")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))));
    }

    @Test
    void takesMoreWhereABeanSaysSo() {
        assertThat(chunked("/api/v1/large", 3 * MB).text()).isEqualTo(String.valueOf(3 * MB));
        assertTooLarge(declared("/api/v1/large", 3 * MB + 1));
    }

    @Test
    void answersEvenWhenMuchMoreIsOnItsWay() {
        assertTooLarge(declared("/api/v1/raw", 60 * MB));
    }

    @Test
    void looksAtTheTokenFirst() {
        var answer = send(to("/api/v1/raw").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * MB])));
        assertThat(answer.status()).isEqualTo(401);
    }

    private Answer declared(String path, int size) {
        return send(as(creator, path).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size])));
    }

    private Answer chunked(String path, int size) {
        return send(as(creator, path)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]))));
    }

    private static void assertTooLarge(Answer answer) {
        ProblemsOverHttpTest.assertProblem(answer, 413, "too-large");
        assertThat(answer.json()).containsKey("maxBytes");
    }
}
