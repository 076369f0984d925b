package dev.slipway.testkit.peer;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.peer.GuardedCalls;
import dev.slipway.testkit.token.TestIssuer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A stub in the place of one peer, and what the client's meters say about it. */
final class Peer {
    static final int ATTEMPTS = 2;

    private final String client;
    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(true));
    private final Map<Meter.Id, Double> before = new HashMap<>();
    private Instant since = Instant.MAX;
    private @Nullable ConfigurableApplicationContext service;

    Peer(String client) {
        this.client = client;
    }

    void start() {
        server.start();
        var settings = "slipway.http.clients." + client + ".";
        service = new SpringApplicationBuilder(PeerContext.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.lazy-initialization=true")
                .run(
                        "--SLIPWAY_ISSUER=" + TestIssuer.shared().url(),
                        "--" + settings + "base-url=" + server.baseUrl(),
                        "--" + settings + "read-timeout=1s",
                        "--" + settings + "total-timeout=10s",
                        "--" + settings + "attempts=" + ATTEMPTS);
    }

    /** Circuits closed, nothing asked, and what the meters said before does not count. */
    void fresh() {
        server.resetAll();
        since = bean(Clock.class).instant().truncatedTo(ChronoUnit.MILLIS); // the server writes down no more of a time
        bean(CircuitBreakerRegistry.class).find(client).ifPresent(CircuitBreaker::reset);
        before.clear();
        bean(MeterRegistry.class).getMeters().forEach(meter -> before.put(meter.getId(), now(meter)));
    }

    void stop() {
        Objects.requireNonNull(service).close();
        server.stop();
    }

    OutgoingHttp http() {
        return bean(OutgoingHttp.class);
    }

    String address() {
        return server.baseUrl();
    }

    GuardedCalls calls() {
        return bean(GuardedCalls.class);
    }

    ServiceClients services() {
        return bean(ServiceClients.class);
    }

    void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** First the one, from then on the other. */
    void answersOnce(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        server.resetMappings();
        server.stubFor(any(anyUrl())
                .inScenario("patience")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("well"));
        server.stubFor(
                any(anyUrl()).inScenario("patience").whenScenarioStateIs("well").willReturn(then));
    }

    int asked() {
        return Math.toIntExact(requests().count());
    }

    /** The different requests that were sent. */
    Set<String> bodies() {
        return requests().map(Peer::sent).collect(Collectors.toSet());
    }

    /** One that was left hanging is written down when its answer is due, which may be in a later test. */
    private Stream<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> !request.getLoggedDate().toInstant().isBefore(since));
    }

    private static String sent(LoggedRequest request) {
        return request.getMethod() + " " + request.getUrl() + " " + request.getBodyAsString();
    }

    /** Attempts that the circuit counted as failed. */
    double failures() {
        return grown("resilience4j.circuitbreaker.calls", "kind", "failed");
    }

    /** Calls that ended this way: {@code successful_with_retry} and so on; {@code successful} for those that are never repeated. */
    double calls(String kind) {
        var repeated = kind.contains("retry");
        return grown(repeated ? "resilience4j.retry.calls" : "resilience4j.circuitbreaker.calls", "kind", kind);
    }

    /** Calls that an open circuit did not let through. */
    double turnedAway() {
        return grown("resilience4j.circuitbreaker.not.permitted.calls", "kind", "not_permitted");
    }

    boolean circuitIsOpen() {
        return found("resilience4j.circuitbreaker.state", "state", "open")
                        .mapToDouble(Peer::now)
                        .sum()
                == 1;
    }

    private double grown(String name, String tag, String value) {
        return found(name, tag, value)
                .mapToDouble(meter -> now(meter) - before.getOrDefault(meter.getId(), 0.0))
                .sum();
    }

    private Stream<Meter> found(String name, String tag, String value) {
        return bean(MeterRegistry.class).find(name).tag("name", client).tag(tag, value).meters().stream();
    }

    /** What it has counted, or its value. */
    private static double now(Meter meter) {
        return meter.measure().iterator().next().getValue();
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(service).getBean(type);
    }
}
