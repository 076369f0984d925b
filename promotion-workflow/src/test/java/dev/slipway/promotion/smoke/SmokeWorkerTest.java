package dev.slipway.promotion.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.TestGateway;
import dev.slipway.promotion.process.NotYet;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"slipway.smoke.patience=200ms", "slipway.smoke.pause=50ms", "slipway.smoke.certificate-within=3s"
        })
class SmokeWorkerTest extends ServiceTest {
    private static final TestGateway GATEWAY = gateway();

    @Autowired
    private SmokeActivities smoke;

    private final String app = anApp();
    private final String build = digest("build-" + app);

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        GATEWAY.register(properties);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Test
    void failsNoReleaseForACertificateThatIsOnItsWay() {
        var request = request("where2eat.kitchen.apps.slipway.test");
        assertThatThrownBy(() -> smoke.ensureChecked(request))
                .isInstanceOfSatisfying(ApplicationFailure.class, later -> assertThat(later.getType())
                        .isEqualTo(NotYet.TYPE));

        var report = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(ApplicationFailure.class)
                .until(() -> smoke.ensureChecked(request), SmokeReport.class::isInstance);
        assertThat(report.failures()).startsWith("/healthz: expected 200, got no answer");
        assertThat(smoke.ensureChecked(request)).isEqualTo(report);
        assertThat(GATEWAY.asked).isEmpty();
    }

    @Test
    void passesOnceTheCertificateIsThere() {
        var request = request("late.dining.apps.slipway.test");
        GATEWAY.bare = true;
        try {
            assertThatThrownBy(() -> smoke.ensureChecked(request)).isInstanceOf(ApplicationFailure.class);
        } finally {
            GATEWAY.bare = false;
        }
        assertThat(smoke.ensureChecked(request).allPassed()).isTrue();
        assertThat(GATEWAY.asked).containsExactly("late.dining.apps.slipway.test/healthz");
        GATEWAY.asked.clear();
    }

    @Test
    void waitsForNoCertificateOfWhatIsTakenBackAnyhow() {
        assertThat(smoke.ensureChecked(request("bistro.kitchen.apps.slipway.test", false))
                        .failures())
                .startsWith("/healthz: expected 200, got no answer");
        assertThat(GATEWAY.asked).isEmpty();
    }

    @Test
    void failsAReleaseWhoseAppAnswersWrongAtOnce() {
        GATEWAY.status.put("/healthz", 503);
        assertThat(smoke.ensureChecked(request("where2eat.dining.apps.slipway.test"))
                        .failures())
                .isEqualTo("/healthz: expected 200, got 503");
        GATEWAY.asked.clear();
    }

    private SmokeRequest request(String host) {
        return request(host, null);
    }

    private SmokeRequest request(String host, @Nullable Boolean awaitsCertificate) {
        var step = new Step(promotionOf(app, build).toString(), "smoke-of-" + host);
        return new SmokeRequest(
                step, app, 7, build, "1", "production", host, true, List.of(), "/healthz", awaitsCertificate);
    }

    private static TestGateway gateway() {
        try {
            return TestGateway.start(Files.createTempDirectory("smoke"), "*.dining.apps.slipway.test");
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
