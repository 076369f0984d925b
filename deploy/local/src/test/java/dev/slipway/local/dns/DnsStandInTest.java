package dev.slipway.local.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.web.WebPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import org.xbill.DNS.ZoneTransferIn;

class DnsStandInTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ=";
    private static final TSIG KEY = new TSIG(TSIG.HMAC_SHA256, "slipway.", SECRET);
    private static final Name ZONE = name("apps.slipway.test.");
    private static final Name APP = name("app.dining.apps.slipway.test.");

    @TempDir
    Path data;

    private DnsStandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new DnsStandIn(
                0, data, List.of("slipway.test", "apps.slipway.test", "staging.slipway.test"), "slipway", SECRET);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void answersForItsZonesWithAuthority() throws IOException {
        var soa = ask(ZONE, Type.SOA);
        assertThat(soa.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(soa.getSection(Section.ANSWER)).hasSize(1);
        assertThat(ask(ZONE, Type.NS).getSection(Section.ANSWER)).hasSize(1);
        assertThat(ask(name("ns1.slipway.test."), Type.A).getSection(Section.ANSWER))
                .extracting(Record::rdataToString)
                .containsExactly("127.0.0.1");
        assertThat(ask(name("example.com."), Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void tellsANameThatIsNotThereFromATypeThatIsNotThere() throws IOException {
        send(update -> update.add(APP, Type.A, 5, "127.0.0.1"));
        var nothing = ask(name("nobody.dining.apps.slipway.test."), Type.A);
        assertThat(nothing.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(nothing.getSection(Section.AUTHORITY))
                .extracting(Record::getType)
                .containsExactly(Type.SOA);
        assertThat(nothing.getSection(Section.AUTHORITY).getFirst().getTTL()).isEqualTo(5);
        for (var name : List.of(APP, name("dining.apps.slipway.test."))) {
            var noData = ask(name, Type.TXT);
            assertThat(noData.getRcode()).as("%s", name).isEqualTo(Rcode.NOERROR);
            assertThat(noData.getSection(Section.ANSWER)).isEmpty();
            assertThat(noData.getSection(Section.AUTHORITY)).hasSize(1);
        }
    }

    @Test
    void followsAliasesAndWildcards() throws IOException {
        send(update -> update.add(APP, Type.A, 5, "127.0.0.9"));
        send(update -> update.add(name("www.dining.apps.slipway.test."), Type.CNAME, 5, APP.toString()));
        send(update -> update.add(name("*.wild.apps.slipway.test."), Type.A, 5, "127.0.0.8"));
        var alias = ask(name("www.dining.apps.slipway.test."), Type.A).getSection(Section.ANSWER);
        assertThat(alias).extracting(Record::getType).containsExactly(Type.CNAME, Type.A);
        var wild = ask(name("any.wild.apps.slipway.test."), Type.A).getSection(Section.ANSWER);
        assertThat(wild).extracting(Record::getName).containsExactly(name("any.wild.apps.slipway.test."));
    }

    @Test
    void increasesTheSerialOnlyWhenSomethingChanged() throws IOException {
        var before = serial();
        send(update -> update.add(APP, Type.A, 5, "127.0.0.1"));
        assertThat(serial()).isEqualTo(before + 1);
        send(update -> update.add(APP, Type.A, 5, "127.0.0.1"));
        assertThat(serial()).isEqualTo(before + 1);
    }

    @Test
    void checksEveryKindOfPrerequisite() throws IOException {
        send(update -> update.add(APP, Type.TXT, 5, "\"owner=app\""));
        var absent = name("other.dining.apps.slipway.test.");
        assertThat(rcode(update -> update.present(APP))).isEqualTo(Rcode.NOERROR);
        assertThat(rcode(update -> update.present(absent))).isEqualTo(Rcode.NXDOMAIN);
        assertThat(rcode(update -> update.absent(absent))).isEqualTo(Rcode.NOERROR);
        assertThat(rcode(update -> update.absent(APP))).isEqualTo(Rcode.YXDOMAIN);
        assertThat(rcode(update -> update.present(APP, Type.TXT))).isEqualTo(Rcode.NOERROR);
        assertThat(rcode(update -> update.present(APP, Type.A))).isEqualTo(Rcode.NXRRSET);
        assertThat(rcode(update -> update.absent(APP, Type.A))).isEqualTo(Rcode.NOERROR);
        assertThat(rcode(update -> update.absent(APP, Type.TXT))).isEqualTo(Rcode.YXRRSET);
        assertThat(rcode(update -> update.present(APP, Type.TXT, "\"owner=app\"")))
                .isEqualTo(Rcode.NOERROR);
        assertThat(rcode(update -> update.present(APP, Type.TXT, "\"owner=other\"")))
                .isEqualTo(Rcode.NXRRSET);
        assertThat(rcode(update -> update.present(name("elsewhere.test.")))).isEqualTo(Rcode.NOTZONE);
    }

    @Test
    void deletesNamesSetsAndSingleRecords() throws IOException {
        send(update -> {
            update.add(APP, Type.A, 5, "127.0.0.1");
            update.add(APP, Type.A, 5, "127.0.0.2");
            update.add(APP, Type.TXT, 5, "\"x\"");
        });
        send(update -> update.delete(APP, Type.A, "127.0.0.1"));
        assertThat(ask(APP, Type.A).getSection(Section.ANSWER))
                .extracting(Record::rdataToString)
                .containsExactly("127.0.0.2");
        send(update -> update.delete(APP, Type.A));
        assertThat(ask(APP, Type.A).getSection(Section.ANSWER)).isEmpty();
        assertThat(ask(APP, Type.TXT).getSection(Section.ANSWER)).hasSize(1);
        send(update -> update.delete(APP));
        assertThat(ask(APP, Type.TXT).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        send(update -> {
            update.delete(ZONE);
            update.delete(ZONE, Type.SOA);
            update.delete(ZONE, Type.NS);
        });
        assertThat(ask(ZONE, Type.SOA).getSection(Section.ANSWER)).hasSize(1);
        assertThat(ask(ZONE, Type.NS).getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void doesAllOfAnUpdateOrNothing() throws IOException {
        var before = serial();
        assertThat(rcode(update -> {
                    update.add(APP, Type.A, 5, "127.0.0.1");
                    update.add(name("elsewhere.test."), Type.A, 5, "127.0.0.1");
                }))
                .isEqualTo(Rcode.NOTZONE);
        assertThat(ask(APP, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(serial()).isEqualTo(before);
    }

    @Test
    void oneOfTwoClaimsOfANameWins() throws Exception {
        var won = new ArrayList<Integer>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 20; i++) {
                var owner = "\"owner=" + i + "\"";
                claims.add(threads.submit(() -> rcode(update -> {
                    update.absent(APP);
                    update.add(APP, Type.TXT, 5, owner);
                })));
            }
            for (var claim : claims) {
                won.add(claim.get());
            }
        }
        assertThat(won).filteredOn(code -> code == Rcode.NOERROR).hasSize(1);
        assertThat(won).filteredOn(code -> code == Rcode.YXDOMAIN).hasSize(19);
        assertThat(ask(APP, Type.TXT).getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void keepsACnameAlone() throws IOException {
        send(update -> update.add(APP, Type.CNAME, 5, "one.slipway.test."));
        send(update -> update.add(APP, Type.A, 5, "127.0.0.1"));
        send(update -> update.add(APP, Type.CNAME, 5, "two.slipway.test."));
        var found = ask(APP, Type.CNAME).getSection(Section.ANSWER);
        assertThat(found).extracting(Record::rdataToString).containsExactly("two.slipway.test.");
    }

    @Test
    void takesUpdatesOnlyFromTheKeysHolder() throws IOException {
        assertThat(resolver(null).send(adding()).getRcode()).isEqualTo(Rcode.REFUSED);
        var wrongSecret = new TSIG(TSIG.HMAC_SHA256, "slipway.", "d3Jvbmctd3Jvbmctd3Jvbmctd3JvbmctMTIzNDU2Nzg=");
        assertThat(tsigError(wrongSecret)).isEqualTo(Rcode.BADSIG);
        assertThat(tsigError(new TSIG(TSIG.HMAC_SHA256, "stranger.", SECRET))).isEqualTo(Rcode.BADKEY);
        assertThat(ask(APP, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void isNotAuthoritativeForATeamsZone() throws IOException {
        var update = new Update(name("dining.apps.slipway.test."));
        update.add(APP, Type.A, 5, "127.0.0.1");
        assertThat(resolver(KEY).send(update).getRcode()).isEqualTo(Rcode.NOTAUTH);
    }

    @Test
    void keepsItsZonesAcrossARestart() throws IOException {
        send(update -> {
            update.add(APP, Type.A, 5, "127.0.0.1");
            update.add(APP, Type.TXT, 5, "\"with \\\"quotes\\\" and more\"");
        });
        var serial = serial();
        server.close();
        start();
        assertThat(ask(APP, Type.A).getSection(Section.ANSWER))
                .extracting(Record::getTTL)
                .containsExactly(5L);
        assertThat(ask(APP, Type.TXT).getSection(Section.ANSWER).getFirst().rdataToString())
                .isEqualTo("\"with \\\"quotes\\\" and more\"");
        assertThat(serial()).isEqualTo(serial);
    }

    @Test
    void cutsLongAnswersOverUdpAndGivesThemWholeOverTcp() throws IOException {
        for (int i = 0; i < 20; i++) {
            var text = "\"" + i + "-" + "x".repeat(100) + "\"";
            send(update -> update.add(APP, Type.TXT, 5, text));
        }
        var udp = new SimpleResolver(WebPart.loopback(server.port()));
        udp.setIgnoreTruncation(true);
        var cut = udp.send(Message.newQuery(Record.newRecord(APP, Type.TXT, DClass.IN)));
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(ask(APP, Type.TXT).getSection(Section.ANSWER)).hasSize(20);
    }

    @Test
    void answersEdnsAndRefusesItsUnknownVersions() throws IOException {
        var resolver = resolver(null);
        resolver.setEDNS(0, 4_096, 0, List.of());
        assertThat(resolver.send(Message.newQuery(Record.newRecord(ZONE, Type.SOA, DClass.IN)))
                        .getOPT())
                .isNotNull();
        var query = Message.newQuery(Record.newRecord(ZONE, Type.SOA, DClass.IN));
        query.addRecord(new org.xbill.DNS.OPTRecord(1_232, 0, 1), Section.ADDITIONAL);
        assertThat(resolver(null).send(query).getRcode()).isEqualTo(Rcode.BADVERS);
    }

    @Test
    void transfersAZoneToTheKeysHolder() throws Exception {
        for (int i = 0; i < 150; i++) {
            var host = name("h" + i + ".apps.slipway.test.");
            send(update -> update.add(host, Type.A, 5, "127.0.0.1"));
        }
        var transfer = ZoneTransferIn.newAXFR(ZONE, WebPart.loopback(server.port()), KEY);
        transfer.run();
        assertThat(transfer.getAXFR()).hasSize(150 + 3);
        var unsigned = ZoneTransferIn.newAXFR(ZONE, WebPart.loopback(server.port()), null);
        org.assertj.core.api.Assertions.assertThatThrownBy(unsigned::run).hasMessageContaining("REFUSED");
    }

    private interface Filling {
        void fill(Update update) throws IOException;
    }

    private void send(Filling filling) throws IOException {
        assertThat(rcode(filling)).isEqualTo(Rcode.NOERROR);
    }

    private int rcode(Filling filling) throws IOException {
        var update = new Update(ZONE);
        filling.fill(update);
        return resolver(KEY).send(update).getRcode();
    }

    private Update adding() throws IOException {
        var update = new Update(ZONE);
        update.add(APP, Type.A, 5, "127.0.0.1");
        return update;
    }

    /** The error inside the TSIG record of a NOTAUTH answer, read from the wire. */
    private int tsigError(TSIG key) throws IOException {
        var update = adding();
        update.setTSIG(key);
        var wire = update.toWire(Message.MAXLENGTH);
        try (var socket = new java.net.DatagramSocket()) {
            socket.setSoTimeout(5_000);
            socket.send(new java.net.DatagramPacket(wire, wire.length, WebPart.loopback(server.port())));
            var answer = new java.net.DatagramPacket(new byte[4_096], 4_096);
            socket.receive(answer);
            var message = new Message(java.util.Arrays.copyOf(answer.getData(), answer.getLength()));
            assertThat(message.getHeader().getRcode()).isEqualTo(Rcode.NOTAUTH);
            return message.getTSIG().getError();
        }
    }

    private Message ask(Name name, int type) throws IOException {
        return resolver(null).send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
    }

    private long serial() throws IOException {
        return ((SOARecord) ask(ZONE, Type.SOA).getSection(Section.ANSWER).getFirst()).getSerial();
    }

    private SimpleResolver resolver(@Nullable TSIG key) {
        var resolver = new SimpleResolver(WebPart.loopback(server.port()));
        resolver.setTimeout(java.time.Duration.ofSeconds(5));
        if (key != null) {
            resolver.setTSIGKey(key);
        }
        return resolver;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
