package dev.slipway.dns.record.rfc2136;

import static dev.slipway.dns.record.rfc2136.Servers.absolute;

import dev.slipway.dns.record.DesiredRecord;
import dev.slipway.dns.record.DnsProvider;
import dev.slipway.dns.record.OwnedRecords;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.Zones;
import dev.slipway.runtime.RetryableException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Dynamic updates whose prerequisites (RFC 2136 §3.2) make them compare-and-set: the server itself refuses what another has changed meanwhile. */
@Component
class Rfc2136Provider implements DnsProvider {
    private final Servers servers;
    private final Zones zones;

    Rfc2136Provider(Servers servers, Zones zones) {
        this.servers = servers;
        this.zones = zones;
    }

    @Override
    public Change write(Fqdn fqdn, OwnedRecords records, BooleanSupplier heir) {
        var name = absolute(fqdn.value());
        var marker = marker(fqdn, records);
        var again = update(fqdn);
        again.present(expected(fqdn, records.ownerMarker()));
        put(again, name, marker, records);
        var code = servers.update(again);
        if (code == Rcode.NOERROR) {
            return Change.DONE;
        }
        if (code != Rcode.NXRRSET) {
            throw refused(fqdn, code);
        }
        var first = update(fqdn);
        first.absent(name); // §2.4.5: neither the name nor its marker is in use
        first.absent(marker.getName());
        put(first, name, marker, records);
        var answer = servers.update(first);
        return answer == Rcode.YXDOMAIN ? inherit(fqdn, name, marker, records, heir) : doneOrForeign(fqdn, answer);
    }

    /** Takes over what an earlier claim of the same app left there, if exactly that still stands there. */
    private Change inherit(Fqdn fqdn, Name name, TXTRecord marker, OwnedRecords records, BooleanSupplier heir) {
        var left = servers.ask(marker.getName(), Type.TXT).stream()
                .flatMap(answer -> texts(answer).stream())
                .distinct()
                .toList();
        if (left.size() != 1 || !records.inheritsFrom(left.getFirst()) || !heir.getAsBoolean()) {
            return Change.FOREIGN;
        }
        var takeOver = update(fqdn);
        takeOver.present(expected(fqdn, left.getFirst()));
        put(takeOver, name, marker, records);
        var answer = servers.update(takeOver);
        return switch (answer) {
            case Rcode.NOERROR -> Change.DONE;
            case Rcode.NXRRSET -> Change.FOREIGN;
            default -> throw refused(fqdn, answer);
        };
    }

    @Override
    public Change remove(Fqdn fqdn, String ownerMarker) {
        var ours = update(fqdn);
        ours.present(expected(fqdn, ownerMarker));
        ours.delete(absolute(fqdn.value())); // §2.5.3: every record set of the name
        ours.delete(challengeName(fqdn));
        ours.delete(markerName(fqdn));
        var code = servers.update(ours);
        if (code == Rcode.NOERROR) {
            return Change.DONE;
        }
        if (code != Rcode.NXRRSET) {
            throw refused(fqdn, code);
        }
        var nobodys = update(fqdn);
        nobodys.absent(
                absolute(fqdn.value())); // §2.4.5: asked of the primary itself, because a secondary may be behind
        nobodys.absent(markerName(fqdn));
        nobodys.delete(challengeName(fqdn));
        return doneOrForeign(fqdn, servers.update(nobodys));
    }

    @Override
    public boolean seenEverywhere(Fqdn fqdn, OwnedRecords records) {
        var wanted = Set.copyOf(records.addresses());
        return servers.ask(absolute(fqdn.value()), Type.A).stream()
                        .allMatch(answer -> addresses(answer).equals(wanted))
                && servers.ask(markerName(fqdn), Type.TXT).stream()
                        .allMatch(answer -> texts(answer).contains(records.ownerMarker()));
    }

    @Override
    public List<DesiredRecord> contents(String zone) {
        return servers.transfer(absolute(zone)).stream()
                .flatMap(record -> switch (record) {
                    case ARecord address ->
                        Stream.of(held(record, address.getAddress().getHostAddress()));
                    case TXTRecord text -> Stream.of(held(record, String.join("", text.getStrings())));
                    default -> Stream.empty();
                })
                .toList();
    }

    private static DesiredRecord held(Record record, String data) {
        return new DesiredRecord(
                record.getName().toString(true), Type.string(record.getType()), Math.toIntExact(record.getTTL()), data);
    }

    @Override
    public boolean goneEverywhere(Fqdn fqdn) {
        var name = absolute(fqdn.value());
        return nothingAt(name, Type.A) // an alias answers too
                && nothingAt(name, Type.AAAA)
                && nothingAt(name, Type.TXT)
                && nothingAt(markerName(fqdn), Type.TXT)
                && nothingAt(challengeName(fqdn), Type.TXT);
    }

    /** Not NXDOMAIN: a name under which another stands exists as long as that one does (RFC 8020 §2). */
    private boolean nothingAt(Name name, int type) {
        return servers.ask(name, type).stream()
                .allMatch(answer -> answer.getSection(Section.ANSWER).isEmpty());
    }

    private static Change doneOrForeign(Fqdn fqdn, int code) {
        return switch (code) {
            case Rcode.NOERROR -> Change.DONE;
            case Rcode.YXDOMAIN -> Change.FOREIGN;
            default -> throw refused(fqdn, code);
        };
    }

    private Update update(Fqdn fqdn) {
        return new Update(absolute(zones.parentOf(fqdn)));
    }

    private static void put(Update update, Name name, TXTRecord marker, OwnedRecords records) {
        update.delete(name, Type.A); // §2.5.2, so that a repeated write leaves exactly these
        records.addresses()
                .forEach(address -> update.add(new ARecord(name, DClass.IN, records.ttlSeconds(), ipv4(address))));
        update.delete(marker.getName(), Type.TXT);
        update.add(marker);
    }

    private static TXTRecord marker(Fqdn fqdn, OwnedRecords records) {
        return new TXTRecord(markerName(fqdn), DClass.IN, records.ttlSeconds(), records.ownerMarker());
    }

    /** §2.4.2: the marker exists with exactly this value; a prerequisite has TTL 0. */
    private static TXTRecord expected(Fqdn fqdn, String ownerMarker) {
        return new TXTRecord(markerName(fqdn), DClass.IN, 0, ownerMarker);
    }

    private static Name markerName(Fqdn fqdn) {
        return absolute("_slipway." + fqdn);
    }

    private static Name challengeName(Fqdn fqdn) {
        return absolute("_acme-challenge." + fqdn);
    }

    private static Set<String> addresses(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(ARecord.class::isInstance)
                .map(record -> ((ARecord) record).getAddress().getHostAddress())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> texts(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(TXTRecord.class::isInstance)
                .map((Record record) -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }

    private static InetAddress ipv4(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + address, e);
        }
    }

    private static RetryableException refused(Fqdn fqdn, int code) {
        return new RetryableException(
                "The name server refuses the update of %s: %s".formatted(fqdn, Rcode.string(code)),
                Duration.ofSeconds(10));
    }
}
