package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SlackSignatureTest {

    private static final long DOCUMENTED = 1_531_420_618;

    @Test
    void takesTheDocumentedRequest() {
        var verified = at(DOCUMENTED).verify(request(Vectors.slackDocumented()));
        assertThat(verified.sender()).isEqualTo("slack");
        assertThat(verified.text()).contains("command=%2Fwebhook-collect");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void takesItWithinFiveMinutes(long seconds) {
        assertThat(at(DOCUMENTED + seconds)
                        .verify(request(Vectors.slackDocumented()))
                        .body())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesAReplay(long seconds) {
        GithubSignatureTest.assertRefused(at(DOCUMENTED + seconds), request(Vectors.slackDocumented()));
    }

    @ParameterizedTest
    @MethodSource
    void agreesWithTheDerivedVector(Map<String, Object> vector) {
        var authenticator = at(1_700_000_000);
        if (String.valueOf(vector.get("expected")).startsWith("valid")) {
            assertThat(authenticator.verify(request(vector)).body()).isNotEmpty();
        } else {
            GithubSignatureTest.assertRefused(authenticator, request(vector));
        }
    }

    static List<Map<String, Object>> agreesWithTheDerivedVector() {
        return Vectors.slackDerived();
    }

    @Test
    void refusesABodyThatWasChanged() {
        var vector = Vectors.slackDocumented();
        var request = request(vector);
        request.setContent((vector.get("body") + "&").getBytes(StandardCharsets.UTF_8));
        GithubSignatureTest.assertRefused(at(DOCUMENTED), request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "99999999999999999999"})
    void refusesATimestampThatIsNone(String timestamp) {
        var request = new MockHttpServletRequest("POST", "/");
        request.addHeader("X-Slack-Request-Timestamp", timestamp);
        request.addHeader("X-Slack-Signature", "v0=00");
        GithubSignatureTest.assertRefused(at(DOCUMENTED), request);
    }

    private static SlackSignature at(long seconds) {
        return new SlackSignature(
                List.of("8f742231b10e8888abcd99yyyzzz85a5"),
                Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
    }

    private static MockHttpServletRequest request(Map<String, Object> vector) {
        var request = new MockHttpServletRequest("POST", "/webhooks/slack/interactions");
        request.setContent(String.valueOf(vector.get("body")).getBytes(StandardCharsets.UTF_8));
        Vectors.headers(vector).forEach(request::addHeader);
        return request;
    }
}
