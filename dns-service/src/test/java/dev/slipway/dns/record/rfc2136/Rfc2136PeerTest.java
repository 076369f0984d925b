package dev.slipway.dns.record.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dns.record.DnsProvider;
import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.record.OwnedRecords;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.TestZones;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.peer.GuardedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.xbill.DNS.TSIG;

/** What the client of name servers does when they do not do what they should: what {@code PeerContract} asks of clients over HTTP, in the words of this protocol. */
class Rfc2136PeerTest {
    private static final byte[] SECRET = new byte[32];
    private static final String ZONE = "apps.slipway.test";
    private static final Fqdn NAME = new Fqdn("menu.dining." + ZONE);
    private static final OwnedRecords RECORDS =
            new OwnedRecords(List.of("192.0.2.7"), "heritage=slipway,app=menu,claim=1", 60);

    private final CircuitBreakerRegistry circuits = CircuitBreakerRegistry.ofDefaults();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GuardedCalls calls = new GuardedCalls(circuits, TimeLimiterRegistry.ofDefaults());
    private NameServerStub server;
    private DnsProvider provider;

    @BeforeEach
    void start() throws IOException {
        server = new NameServerStub(new TSIG(TSIG.HMAC_SHA256, Servers.absolute("slipway"), SECRET));
        var properties = new Rfc2136Properties(
                server.address(),
                List.of(),
                "slipway",
                Base64.getEncoder().encodeToString(SECRET),
                "hmac-sha256",
                Duration.ofMillis(500));
        provider = new Rfc2136Provider(new Servers(properties, calls), TestZones.below(ZONE));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(meters);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        calls.destroy();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void saysLaterAboutAnUpdateAndAsksOnce(Fault fault) {
        server.fault = fault;

        assertThatThrownBy(this::write).isInstanceOf(RetryableException.class);

        assertThat(server.asked).hasValue(1);
        assertThat(failures("dns-updates")).isEqualTo(fault == Fault.REFUSES ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "FORGES"})
    void saysLaterAboutAQuestion(Fault fault) {
        server.fault = fault;

        assertThatThrownBy(() -> provider.goneEverywhere(NAME)).isInstanceOf(RetryableException.class);

        assertThat(failures("dns-questions")).isEqualTo(fault == Fault.REFUSES ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void saysLaterAboutATransfer(Fault fault) {
        server.fault = fault;

        assertThatThrownBy(() -> provider.contents(ZONE)).isInstanceOf(RetryableException.class);

        assertThat(failures("dns-transfers")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void losesNothingWhenTheServerComesBack(Fault fault) {
        server.fault = fault;
        assertThatThrownBy(this::write).isInstanceOf(RetryableException.class);
        server.fault = Fault.NONE;

        assertThat(write()).isEqualTo(Change.DONE);
    }

    @Test
    void leavesAServerAloneThatFailsTooOften() {
        server.fault = Fault.FAILS;
        IntStream.range(0, 10).forEach(_ -> assertThatThrownBy(this::write).isInstanceOf(RetryableException.class));
        var asked = server.asked.get();

        assertThatThrownBy(this::write)
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("dns-updates failed too often");

        assertThat(server.asked).hasValue(asked);
        assertThat(meter("resilience4j.circuitbreaker.state", "dns-updates", "state", "open"))
                .isEqualTo(1);
        server.fault = Fault.NONE;
        assertThat(provider.goneEverywhere(NAME))
                .as("questions have a circuit of their own")
                .isTrue();
    }

    private Change write() {
        return provider.write(NAME, RECORDS, () -> true);
    }

    private double failures(String peer) {
        return meter("resilience4j.circuitbreaker.calls", peer, "kind", "failed");
    }

    private double meter(String name, String peer, String tag, String value) {
        Meter meter = meters.get(name).tag("name", peer).tag(tag, value).meter();
        return meter.measure().iterator().next().getValue();
    }
}
