package dev.slipway.runtime.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.runtime.RetryableException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class OutgoingHttpTest {

    private static final Duration READ = Duration.ofMillis(400);
    private static final Duration TOTAL = Duration.ofSeconds(4);

    @RegisterExtension
    static final WireMockExtension PEER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final GuardedHttp http = http(settings(3, TOTAL));

    record Thing(String name) {}

    @AfterEach
    void close() throws Exception {
        http.destroy();
    }

    @Test
    void givesTheAnswer() {
        PEER.stubFor(any(urlEqualTo("/things/1")).willReturn(okJson("{\"name\": \"menu\", \"more\": 1}")));
        assertThat(peer().get().uri("/things/1").retrieve().body(Thing.class)).isEqualTo(new Thing("menu"));
    }

    @Test
    void gaveUpWaitingForASilentPeer() {
        stub(ok().withFixedDelay(3_000));
        assertRetryable(() -> get("/"));
        assertAsked(3);
    }

    @Test
    void endsACallThatTricklesOnForever() {
        stub(ok("x".repeat(1_000)).withChunkedDribbleDelay(500, 30_000));
        var limited = http(settings(1, Duration.ofSeconds(1)));
        assertThatThrownBy(() ->
                        limited.client("peer").build().get().uri("/").retrieve().body(String.class))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("no whole answer within PT1S");
    }

    @Test
    void waitsAsLongAsThePeerAsks() {
        PEER.stubFor(first(any(anyUrl())).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1")));
        PEER.stubFor(then(any(anyUrl())).willReturn(ok("now")));
        var clock = Clock.systemUTC();
        var before = clock.instant();
        assertThat(get("/")).isEqualTo("now");
        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofMillis(990), TOTAL);
    }

    @Test
    void leavesALongWaitToTheCaller() {
        stub(aResponse().withStatus(503).withHeader("Retry-After", "120"));
        assertThatThrownBy(() -> get("/"))
                .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                        .isEqualTo(Duration.ofMinutes(2)));
        assertAsked(1);
    }

    @Test
    void takesARefusalThatNamesAWaitForALaterAndNotForANo() {
        stub(aResponse().withStatus(403).withHeader("Retry-After", "90"));
        assertThatThrownBy(() -> get("/"))
                .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                        .isEqualTo(Duration.ofSeconds(90)));
        var reset = Clock.systemUTC().instant().plusSeconds(600).getEpochSecond();
        stub(aResponse()
                .withStatus(403)
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader("x-ratelimit-reset", Long.toString(reset)));
        assertThatThrownBy(() -> get("/"))
                .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                        .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600)));
        stub(aResponse().withStatus(403).withHeader("x-ratelimit-remaining", "10"));
        assertThatThrownBy(() -> get("/")).isInstanceOf(RemoteProblem.class);
    }

    @Test
    void missesWhatWasPromised() {
        stub(okJson("{}"));
        assertThatThrownBy(() -> peer().get().uri("/").retrieve().body(Thing.class))
                .isInstanceOf(RemoteProblem.class)
                .hasMessageContaining("it has no name");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void repeatsAfterAFaultOfThePeer(int status) {
        PEER.stubFor(first(any(anyUrl())).willReturn(aResponse().withStatus(status)));
        PEER.stubFor(then(any(anyUrl())).willReturn(ok("well")));
        assertThat(get("/")).isEqualTo("well");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void repeatsWhenTheConnectionBreaksAndSaysSoInTheEnd(Fault fault) {
        stub(aResponse().withFault(fault));
        assertRetryable(() -> get("/"));
        assertAsked(3);
    }

    @Test
    void repeatsWhenTheAnswerEndsTooEarly() throws IOException {
        var answers = List.of("Content-Length: 10\r\n\r\nhalf", "Content-Length: 5\r\n\r\nwhole");
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answers.forEach(answer -> answerOnce(server, answer)));
            var base = URI.create("http://127.0.0.1:" + server.getLocalPort());
            var raw = http(new HttpProperties("", "", Map.of("peer", at(base, 2, TOTAL))));
            assertThat(raw.client("peer").build().get().uri("/").retrieve().body(String.class))
                    .isEqualTo("whole");
        }
    }

    @Test
    void sendsAPostOnce() {
        stub(aResponse().withStatus(503));
        assertRetryable(() -> peer().post().uri("/").body("x").retrieve().toBodilessEntity());
        assertAsked(1);
    }

    @Test
    void repeatsAPostThatHasAKey() {
        PEER.stubFor(first(any(anyUrl())).willReturn(aResponse().withStatus(503)));
        PEER.stubFor(then(any(anyUrl())).willReturn(ok("once")));
        assertThat(peer().post()
                        .uri("/")
                        .header("Idempotency-Key", "k")
                        .body("x")
                        .retrieve()
                        .body(String.class))
                .isEqualTo("once");
    }

    @Test
    void readsTheProblemOfARefusal() {
        stub(aResponse()
                .withStatus(409)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("""
                        {"type": "urn:slipway:problem:name-taken", "title": "Taken", "status": 409, "detail": "menu is taken",
                         "errors": [{"pointer": "/name", "detail": "is taken"}], "holder": "dining"}"""));
        assertThatThrownBy(() -> get("/")).isInstanceOfSatisfying(RemoteProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(409);
            assertThat(problem.is("name-taken")).isTrue();
            assertThat(problem.detail()).isEqualTo("menu is taken");
            assertThat(problem.errors()).containsExactly(new RemoteProblem.FieldError("/name", "is taken"));
            assertThat(problem.members()).containsEntry("holder", "dining");
        });
        assertAsked(1);
    }

    @Test
    void quotesARefusalThatIsNoProblemDocument() {
        stub(aResponse().withStatus(404).withBody("<html>\nnot here"));
        assertThatThrownBy(() -> get("/")).isInstanceOfSatisfying(RemoteProblem.class, problem -> {
            assertThat(problem.type()).isEmpty();
            assertThat(problem.detail()).isEqualTo("<html> not here");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{\"name\": ", "[1, 2]"})
    void callsGarbageAProblemOfThePeer(String garbage) {
        stub(okJson(garbage));
        assertThatThrownBy(() -> peer().get().uri("/").retrieve().body(Thing.class))
                .isInstanceOfSatisfying(RemoteProblem.class, problem -> assertThat(problem.detail())
                        .contains("not what was expected"));
    }

    @Test
    void readsNoMoreThanItMay() {
        stub(ok("x".repeat(10_001)));
        assertThatThrownBy(() -> get("/"))
                .isInstanceOf(RemoteProblem.class)
                .hasMessageContaining("larger than 10000 bytes");
        stub(ok("x".repeat(10_000)));
        assertThat(get("/")).hasSize(10_000);
    }

    @Test
    void followsARedirectOnTheSameHostOnly() {
        ELSEWHERE.stubFor(any(anyUrl()).willReturn(ok("secrets")));
        PEER.stubFor(any(urlEqualTo("/here")).willReturn(temporaryRedirect("/there")));
        PEER.stubFor(any(urlEqualTo("/there")).willReturn(ok("found")));
        PEER.stubFor(any(urlEqualTo("/away")).willReturn(temporaryRedirect(ELSEWHERE.url("/"))));
        assertThat(get("/here")).isEqualTo("found");
        assertThatThrownBy(() -> get("/away")).isInstanceOf(RemoteProblem.class).hasMessageContaining("302");
        ELSEWHERE.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void dialsNobodyWhoIsNotConfigured() {
        assertThatThrownBy(() -> get(ELSEWHERE.url("/"))).hasMessageContaining("may not dial");
        assertThatThrownBy(() -> http.client("stranger")
                        .build()
                        .get()
                        .uri("http://127.0.0.1/")
                        .retrieve()
                        .body(String.class))
                .hasMessageContaining("slipway.http.clients.stranger.base-url is not set");
    }

    @Test
    void leavesAPeerAloneThatFailsTooOften() {
        stub(aResponse().withStatus(500));
        var once = http(settings(1, TOTAL));
        var client = once.client("peer").build();
        IntStream.range(0, 10)
                .forEach(i ->
                        assertRetryable(() -> client.get().uri("/").retrieve().body(String.class)));
        PEER.resetRequests();
        assertThatThrownBy(() -> client.get().uri("/").retrieve().body(String.class))
                .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                        .isEqualTo(Duration.ofSeconds(10)));
        assertAsked(0);
    }

    @Test
    void doesNotHoldRefusalsAgainstThePeer() {
        stub(aResponse().withStatus(404));
        IntStream.range(0, 20).forEach(i -> assertThatThrownBy(() -> get("/")).isInstanceOf(RemoteProblem.class));
        stub(ok("still there"));
        assertThat(get("/")).isEqualTo("still there");
    }

    @Test
    void saysWhenNobodyListens() {
        var nobody = new HttpProperties("", "", Map.of("peer", at(URI.create("http://127.0.0.1:1"), 1, TOTAL)));
        assertRetryable(() ->
                http(nobody).client("peer").build().get().uri("/").retrieve().body(String.class));
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (var connection = server.accept()) {
            var request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            request.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {});
            var head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n";
            connection.getOutputStream().write((head + answer).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String get(String uri) {
        var body = peer().get().uri(uri).accept(MediaType.ALL).retrieve().body(String.class);
        return body == null ? "" : body;
    }

    private RestClient peer() {
        return http.client("peer").build();
    }

    private static void stub(ResponseDefinitionBuilder answer) {
        PEER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static MappingBuilder first(MappingBuilder request) {
        return request.inScenario("repeat")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again");
    }

    private static MappingBuilder then(MappingBuilder request) {
        return request.inScenario("repeat").whenScenarioStateIs("again");
    }

    private static void assertAsked(int times) {
        PEER.verify(times, anyRequestedFor(anyUrl()));
    }

    private static void assertRetryable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(RetryableException.class);
    }

    private HttpProperties settings(int attempts, Duration total) {
        return new HttpProperties("gate", "secret", Map.of("peer", at(URI.create(PEER.baseUrl()), attempts, total)));
    }

    private static HttpProperties.Client at(URI base, int attempts, Duration total) {
        return new HttpProperties.Client(
                base,
                Set.of(),
                Set.of(),
                READ,
                READ,
                total,
                DataSize.ofBytes(10_000),
                5,
                attempts,
                Duration.ofSeconds(10),
                List.of("internal"),
                null);
    }

    private GuardedHttp http(HttpProperties properties) {
        var shared = new GuardedHttp.Shared(
                new DefaultSslBundleRegistry(),
                ObservationRegistry.NOOP,
                JsonMapper.builder().build(),
                Clock.systemUTC(),
                "slipway-test");
        return new GuardedHttp(
                properties,
                new Peers(breakers, RetryRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults()),
                shared,
                () -> {
                    throw new AssertionError("no token is needed here");
                });
    }
}
