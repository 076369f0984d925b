package dev.slipway.promotion.smoke;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.contracts.activities.SmokeCheckSpec;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.CheckResult;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gateway, or an app behind it, does not do what it should: what {@code PeerContract} asks of other clients. Here it is an answer and no failure: the check has not
 * passed, and says what was seen.
 */
class GatewayPeerTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @RegisterExtension
    final WireMockExtension app = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final ServerSocket silent;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    GatewayPeerTest() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        silent.close();
    }

    @Test
    void doesNotWaitForAnAppThatHangs() {
        answers(ok().withFixedDelay(60_000));

        assertThat(check(false, SHORT)).satisfies(result -> {
            assertThat(result.passed()).isFalse();
            assertThat(result.detail()).startsWith("expected 200, got no answer");
        });
        assertThat(requests("unanswered")).isPositive();
        assertThat(requests("answered")).isZero();
    }

    @Test
    void doesNotWaitForAHandshakeThatHangs() {
        assertThat(check(true, SHORT).detail()).startsWith("expected 200, got no answer");
        assertThat(requests("unanswered")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void asksAgainForAWhileAndSaysWhatItSaw(int status) {
        answers(aResponse().withStatus(status).withHeader("Retry-After", "120"));

        assertThat(check(false, PATIENT).detail()).isEqualTo("expected 200, got " + status);
        assertThat(requests("answered")).isGreaterThan(1);
    }

    /** A malformed chunk comes unchunked here, for each connection is asked to be closed: that is nonsense, and no end too early. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MALFORMED_RESPONSE_CHUNK")
    void saysThatTheAnswerBrokeOff(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(check(false, PATIENT).detail()).startsWith("expected 200, got no answer");
        assertThat(requests("answered")).isZero();
    }

    @Test
    void takesNoNonsenseForAnAnswer() {
        answers(ok("<html><h1>It works!</h1></html>"));

        assertThat(check(false, PATIENT).detail()).contains("expected the text \"soup\"");
    }

    @Test
    void passesOnceTheAppIsBack() {
        answers(ok().withFixedDelay(60_000));
        assertThat(check(false, SHORT).passed()).isFalse();
        answers(ok("soup"));

        assertThat(check(false, PATIENT).passed()).isTrue();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        app.resetMappings();
        app.stubFor(any(anyUrl()).willReturn(answer));
    }

    private CheckResult check(boolean tls, Duration timeout) {
        var properties = new SmokeProperties(
                URI.create("http://127.0.0.1:" + app.getPort()),
                URI.create("https://127.0.0.1:" + silent.getLocalPort()),
                null,
                List.of("apps.slipway.test"),
                Duration.ofMillis(600),
                Duration.ofMinutes(2),
                Duration.ofMillis(50),
                timeout,
                "/healthz",
                65_536);
        var request = new SmokeRequest(
                new Step("p", "smoke"),
                "where2eat",
                7,
                "sha256:0",
                "1",
                "production",
                "where2eat.dining.apps.slipway.test",
                tls,
                List.of(new SmokeCheckSpec("/menu", 200, "soup", 0)),
                null,
                null);
        return new SmokeChecks(new Gateway(properties, meters), properties, Clock.systemUTC())
                .run(request)
                .report()
                .checks()
                .getFirst();
    }

    private long requests(String outcome) {
        return meters.find("slipway.smoke.requests").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
