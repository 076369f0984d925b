package dev.slipway.dns.record.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.record.OwnedRecords;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.Zones;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.peer.GuardedCalls;
import dev.slipway.testkit.SlipwayTest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

@SlipwayTest
class Rfc2136ProviderTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final TSIG KEY = new TSIG(TSIG.HMAC_SHA256, Servers.absolute("slipway"), new byte[32]);
    private static final Fqdn NAME = new Fqdn("menu.dining.apps.slipway.test");
    private static final OwnedRecords RECORDS =
            new OwnedRecords(List.of("192.0.2.7"), "heritage=slipway,app=menu,claim=1", 60);

    @Autowired
    private Zones zones;

    @Test
    void changesRecordsThatCarryItsMarker() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NOERROR)) {
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.DONE);
            assertThat(server.received()).singleElement().satisfies(update -> {
                assertThat(prerequisites(update)).containsExactly("_slipway.menu.dining.apps.slipway.test. TXT IN");
                assertThat(update.getSection(Section.UPDATE))
                        .anyMatch(record -> record.getType() == Type.A
                                && record.rdataToString().equals("192.0.2.7"));
                assertThat(update.getQuestion().getName()).hasToString("apps.slipway.test.");
            });
        }
    }

    @Test
    void writesANewNameOnlyWhereNothingStands() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.NOERROR)) {
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.DONE);
            // RFC 2136 §2.4.5, name is not in use: class NONE, type ANY
            assertThat(prerequisites(server.received().get(1)))
                    .containsExactlyInAnyOrder(
                            "menu.dining.apps.slipway.test. ANY NONE",
                            "_slipway.menu.dining.apps.slipway.test. ANY NONE");
        }
    }

    @Test
    void takesOverWhatALostClaimOfTheSameAppLeft() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.YXDOMAIN, Rcode.NOERROR)) {
            server.text = "heritage=slipway,app=menu,claim=0";
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.DONE);
            assertThat(server.received().getLast().getSection(Section.PREREQ))
                    .singleElement()
                    .extracting(Record::rdataToString)
                    .isEqualTo("heritage=slipway,app=menu,claim=0");
        }
    }

    @Test
    void takesOverNothingThatChangedMeanwhile() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.YXDOMAIN, Rcode.NXRRSET)) {
            server.text = "heritage=slipway,app=menu,claim=0";
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.FOREIGN);
        }
    }

    @Test
    void leavesRecordsOfAnotherAppAlone() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.YXDOMAIN)) {
            server.text = "heritage=slipway,app=soup,claim=0";
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.FOREIGN);
        }
    }

    @Test
    void leavesForeignRecordsAlone() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.YXDOMAIN)) {
            assertThat(provider(server).write(NAME, RECORDS, () -> true)).isEqualTo(Change.FOREIGN);
        }
    }

    @Test
    void removesOnlyWithTheMarkerAsPrerequisite() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NOERROR)) {
            assertThat(provider(server).remove(NAME, RECORDS.ownerMarker())).isEqualTo(Change.DONE);
            var update = server.received().getFirst();
            assertThat(prerequisites(update)).containsExactly("_slipway.menu.dining.apps.slipway.test. TXT IN");
            assertThat(update.getSection(Section.UPDATE))
                    .extracting(record -> record.getName().toString())
                    .containsExactlyInAnyOrder(
                            "menu.dining.apps.slipway.test.",
                            "_acme-challenge.menu.dining.apps.slipway.test.",
                            "_slipway.menu.dining.apps.slipway.test.");
        }
    }

    @Test
    void takesARemovalForDoneWhoseAnswerWasLost() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.NOERROR)) {
            assertThat(provider(server).remove(NAME, RECORDS.ownerMarker())).isEqualTo(Change.DONE);
            var question = server.received().get(1);
            assertThat(prerequisites(question))
                    .containsExactlyInAnyOrder(
                            "menu.dining.apps.slipway.test. ANY NONE",
                            "_slipway.menu.dining.apps.slipway.test. ANY NONE");
        }
    }

    @Test
    void removesNothingOfOthers() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.NXRRSET, Rcode.YXDOMAIN)) {
            assertThat(provider(server).remove(NAME, RECORDS.ownerMarker())).isEqualTo(Change.FOREIGN);
        }
    }

    @Test
    void triesAgainLaterWhenTheServerRefuses() throws Exception {
        try (var server = new NameServerStub(KEY, Rcode.SERVFAIL)) {
            var provider = provider(server);
            assertThatThrownBy(() -> provider.write(NAME, RECORDS, () -> true))
                    .isInstanceOf(RetryableException.class)
                    .hasMessageContaining("SERVFAIL");
        }
    }

    @Test
    void triesAgainLaterWhenNobodyAnswers() throws Exception {
        var server = new NameServerStub(KEY);
        var provider = provider(server);
        server.close();
        assertThatThrownBy(() -> provider.write(NAME, RECORDS, () -> true)).isInstanceOf(RetryableException.class);
    }

    private Rfc2136Provider provider(NameServerStub server) {
        var properties = new Rfc2136Properties(
                server.address(), List.of(), "slipway", SECRET, "hmac-sha256", Duration.ofSeconds(2));
        return new Rfc2136Provider(
                new Servers(
                        properties,
                        new GuardedCalls(CircuitBreakerRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults())),
                zones);
    }

    private static List<String> prerequisites(Message update) {
        return update.getSection(Section.PREREQ).stream()
                .map(record -> record.getName() + " " + Type.string(record.getType()) + " "
                        + DClass.string(record.getDClass()))
                .toList();
    }
}
