package dev.slipway.dns.record.rfc2136;

import static dev.slipway.dns.record.rfc2136.Servers.absolute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.dns.record.DnsProvider;
import dev.slipway.dns.record.DnsProviderContract;
import dev.slipway.dns.zone.TestZones;
import dev.slipway.runtime.peer.GuardedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * The contract before a name server. {@code deploy/interop} names a real one: {@code slipway.interop.dns} holds the primary and then its secondaries, host:port, parted
 * by commas, and {@code slipway.interop.dns.secret} the secret of the key {@code slipway} (hmac-sha256, base64).
 */
class Rfc2136ContractTest extends DnsProviderContract {
    private static final String SECRET =
            System.getProperty("slipway.interop.dns.secret", Base64.getEncoder().encodeToString(new byte[32]));
    private static final String WRONG =
            Base64.getEncoder().encodeToString("another secret of 32 bytes......".getBytes(StandardCharsets.US_ASCII));

    private static List<String> servers = List.of();
    private static @Nullable SmallNameServer ownServer;

    @BeforeAll
    static void chooseServer() throws IOException {
        var real = System.getProperty("slipway.interop.dns");
        if (real == null) {
            var key = new TSIG(
                    TSIG.HMAC_SHA256, absolute("slipway"), Base64.getDecoder().decode(SECRET));
            ownServer = new SmallNameServer(absolute(ZONE), key);
            servers = List.of(ownServer.address());
        } else {
            servers = List.of(real.split(","));
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (ownServer != null) {
            ownServer.close();
        }
    }

    @Override
    protected DnsProvider provider() {
        return new Rfc2136Provider(serversWith(SECRET), TestZones.below(ZONE));
    }

    @Override
    protected DnsProvider providerWithTheWrongKey() {
        return new Rfc2136Provider(serversWith(WRONG), TestZones.below(ZONE));
    }

    @Override
    protected void somebodyWrites(String name, String type, String data) {
        try {
            var update = new Update(absolute(ZONE));
            update.add(Record.fromString(absolute(name), Type.value(type), DClass.IN, 60, data, Name.root));
            assertThat(serversWith(SECRET).update(update)).isEqualTo(Rcode.NOERROR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> held(String name, String type) {
        return records(name, type)
                .map(record -> record.rdataToString().replace("\"", ""))
                .sorted()
                .toList();
    }

    @Override
    protected long ttl(String name, String type) {
        return records(name, type).findFirst().orElseThrow().getTTL();
    }

    private static Stream<Record> records(String name, String type) {
        Message primary =
                serversWith(SECRET).ask(absolute(name), Type.value(type)).getFirst();
        return primary.getSection(Section.ANSWER).stream();
    }

    private static Servers serversWith(String secret) {
        return new Servers(
                new Rfc2136Properties(
                        servers.getFirst(), servers, "slipway", secret, "hmac-sha256", Duration.ofSeconds(5)),
                new GuardedCalls(CircuitBreakerRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults()));
    }
}
