package dev.slipway.promotion.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.SmokeCheckSpec;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.promotion.CheckResult;
import dev.slipway.promotion.TestGateway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeChecksTest {
    private static final String NAME = "where2eat.dining.apps.slipway.test";

    private TestGateway gateway;

    @BeforeAll
    void aGateway(@TempDir Path folder) throws IOException, GeneralSecurityException {
        gateway = TestGateway.start(folder, NAME);
    }

    @BeforeEach
    void nobodyAskedYet() {
        gateway.asked.clear();
        gateway.status.clear();
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void asksTheAppByItsOwnName() {
        assertThat(run(false, check("/healthz", 200, "well", 5000)).allPassed()).isTrue();
        assertThat(gateway.asked).containsExactly(NAME + "/healthz");
    }

    @Test
    void asksOverTlsAndTrustsTheAuthorityAlone() {
        assertThat(run(true, check("/healthz", 200, null, 0)).allPassed()).isTrue();
        assertThat(checks(null)
                        .run(request(NAME, true, List.of(check("/healthz", 200, null, 0))))
                        .report()
                        .failures())
                .contains("/healthz: expected 200, got no answer");
    }

    @Test
    void takesNoCertificateOfAnotherName() {
        var other = request("other.dining.apps.slipway.test", true, List.of(check("/healthz", 200, null, 0)));

        var round = checks(gateway.authority).run(other);
        assertThat(round.report().allPassed()).isFalse();
        assertThat(round.lacksCertificate()).isTrue();
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void isNoMatterOfACertificateWhereTheAppFailedBefore() {
        var none = check("/none", 200, null, 0);
        var wrong = check("/wrong", 200, null, 0);
        var cut = check("/cut", 200, null, 0);

        assertThat(broken().run(request(NAME, true, List.of(none))).lacksCertificate())
                .isTrue();
        assertThat(broken().run(request(NAME, true, List.of(wrong, none))).lacksCertificate())
                .isFalse();
        assertThat(broken().run(request(NAME, true, List.of(none, wrong))).lacksCertificate())
                .as("the second had one try")
                .isTrue();
        assertThat(broken().run(request(NAME, true, List.of(cut))).lacksCertificate())
                .isFalse();
    }

    @Test
    void saysWhatWasExpectedAndWhatWasSeen() {
        gateway.status.put("/healthz", 503);

        var report = run(false, check("/healthz", 200, null, 0), check("/menu", 200, "soup", 0));

        assertThat(report.checks())
                .extracting(CheckResult::detail)
                .containsExactly(
                        "expected 200, got 503", "expected the text \"soup\", which the answer does not contain");
        assertThat(report.failures()).startsWith("/healthz: expected 200, got 503; /menu: ");
    }

    @Test
    void goesOnTryingForAWhile() {
        gateway.status.put("/healthz", 503);
        run(false, check("/healthz", 200, null, 0));

        assertThat(gateway.asked.size()).isBetween(2, 8);
    }

    @Test
    void followsNoRedirect() {
        gateway.status.put("/", 302);

        assertThat(run(false, check("/", 302, null, 0)).allPassed()).isTrue();
        assertThat(gateway.asked).hasSize(1);
    }

    @Test
    void asksTheHealthEndpointWhereNothingIsDeclared() {
        assertThat(run(false).checks()).extracting(CheckResult::path).containsExactly("/live");
    }

    @Test
    void dialsNothingOutsideTheZones() {
        for (var host : List.of("example.com", "127.0.0.1", "apps.slipway.test.example.com", "localhost")) {
            var report = checks(gateway.authority)
                    .run(request(host, false, List.of(check("/", 200, null, 0))))
                    .report();
            assertThat(report.allPassed()).as(host).isFalse();
        }
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void failsACheckWhosePathNobodyCanAskFor() {
        for (var path : List.of("/items/{id}", "/a|b", "/%zz", "/a[b")) {
            assertThat(run(false, check(path, 200, null, 0)).failures())
                    .as(path)
                    .startsWith(path + ": expected 200, got no answer (the path cannot be asked for");
        }
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void doesNotWaitForAnAnswerThatTrickles() throws IOException {
        try (var app = TricklingApp.start()) {
            var properties = properties(app.http(), null, Duration.ofMillis(400));
            var report = new SmokeChecks(
                            new Gateway(properties, new SimpleMeterRegistry()), properties, Clock.systemUTC())
                    .run(request(
                            NAME,
                            false,
                            Stream.of("/healthz", "/menu", "/late")
                                    .map(path -> check(path, 200, null, 0))
                                    .toList()))
                    .report();

            assertThat(report.failures()).contains("/healthz: expected 200, got no answer (not within");
            assertThat(report.checks().getLast().detail())
                    .isEqualTo("was not asked, for those before it took too long");
        }
    }

    private SmokeReport run(boolean tls, SmokeCheckSpec... declared) {
        return checks(gateway.authority)
                .run(request(NAME, tls, Stream.of(declared).toList()))
                .report();
    }

    private SmokeChecks checks(@Nullable Path authority) {
        var properties = properties(gateway.http(), authority, Duration.ofSeconds(2));
        return new SmokeChecks(new Gateway(properties, new SimpleMeterRegistry()), properties, Clock.systemUTC());
    }

    /** Behind a gateway that has no certificate when asked for one path, and cuts off another. */
    private SmokeChecks broken() {
        var properties = properties(gateway.http(), null, Duration.ofSeconds(2));
        var broken = new Gateway(properties, new SimpleMeterRegistry()) {
            @Override
            Answer get(String host, boolean tls, String path, Duration within) throws IOException {
                return switch (path) {
                    case "/none" -> throw new SSLHandshakeException("no certificate");
                    case "/cut" -> throw new SSLException("closed in the middle");
                    default -> new Answer(503, "");
                };
            }
        };
        return new SmokeChecks(broken, properties, Clock.systemUTC());
    }

    private SmokeProperties properties(URI http, @Nullable Path authority, Duration timeout) {
        return new SmokeProperties(
                http,
                gateway.https(),
                authority,
                List.of("apps.slipway.test", "staging.slipway.test"),
                Duration.ofMillis(300),
                Duration.ofMinutes(2),
                Duration.ofMillis(50),
                timeout,
                "/healthz",
                65_536);
    }

    private static SmokeRequest request(String host, boolean tls, List<SmokeCheckSpec> declared) {
        return new SmokeRequest(
                new Step("p", "smoke"),
                "where2eat",
                7,
                "sha256:0",
                "1",
                "production",
                host,
                tls,
                declared,
                "/live",
                null);
    }

    private static SmokeCheckSpec check(String path, int status, @Nullable String text, long millis) {
        return new SmokeCheckSpec(path, status, text, millis);
    }
}
