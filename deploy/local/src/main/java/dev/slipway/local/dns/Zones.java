package dev.slipway.local.dns;

import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/** The zones that are served, and their journal: one document for each set of records, in master-file text. */
final class Zones {
    private static final long TTL = 3_600;
    private static final long NEGATIVE_TTL = 5;

    private final DocumentLog journal;
    private final Map<Name, ZoneData> zones = new ConcurrentHashMap<>();

    Zones(DocumentLog journal, Collection<String> origins) throws IOException {
        this.journal = journal;
        for (var origin : origins) {
            var zone = ZoneData.empty(Name.fromString(origin + "."));
            for (var document : journal.list(origin + ".|")) {
                var records = records(document, zone.origin());
                zone = zone.with(
                        records.getFirst().getName(), records.getFirst().getType(), records);
            }
            zones.put(zone.origin(), zone);
            if (zone.records(zone.origin(), Type.SOA).isEmpty()) {
                replace(zone, initial(zone));
            }
        }
    }

    /** The zone nearest to the name. */
    Optional<ZoneData> of(Name name) {
        for (int labels = 0; labels < name.labels(); labels++) {
            var zone = zones.get(labels == 0 ? name : new Name(name, labels));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    Optional<ZoneData> exactly(Name origin) {
        return Optional.ofNullable(zones.get(origin));
    }

    /** Writes what differs to disk in one piece, then serves the new data. Callers hold this object's monitor. */
    void replace(ZoneData before, ZoneData after) throws IOException {
        var changes = new HashMap<String, Optional<JsonNode>>();
        for (var name : names(before, after)) {
            var types = new HashSet<Integer>(before.node(name).keySet());
            types.addAll(after.node(name).keySet());
            for (var type : types) {
                var records = after.records(name, type);
                if (!records.equals(before.records(name, type)) || ttl(records) != ttl(before.records(name, type))) {
                    changes.put(key(after, name, type), document(records));
                }
            }
        }
        journal.commit(changes);
        zones.put(after.origin(), after);
    }

    private static Set<Name> names(ZoneData before, ZoneData after) {
        var names = new HashSet<Name>();
        for (var zone : List.of(before, after)) {
            names.add(zone.origin());
            zone.withoutSoa().forEach(record -> names.add(record.getName()));
        }
        return names;
    }

    private static long ttl(List<Record> records) {
        return records.isEmpty() ? -1 : records.getFirst().getTTL();
    }

    private static String key(ZoneData zone, Name name, int type) {
        return zone.origin() + "|" + name.toString().toLowerCase(java.util.Locale.ROOT) + "|" + Type.string(type);
    }

    private static Optional<JsonNode> document(List<Record> records) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        var first = records.getFirst();
        var document = Json.object()
                .put("name", first.getName().toString())
                .put("type", Type.string(first.getType()))
                .put("ttl", first.getTTL());
        var data = document.putArray("data");
        records.forEach(record -> data.add(record.rdataToString()));
        return Optional.of(document);
    }

    private static List<Record> records(JsonNode document, Name origin) throws IOException {
        var name = Name.fromString(document.path("name").asString());
        var type = Type.value(document.path("type").asString());
        var records = new ArrayList<Record>();
        for (var data : document.path("data")) {
            records.add(Record.fromString(
                    name, type, DClass.IN, document.path("ttl").asLong(), data.asString(), origin));
        }
        return records;
    }

    /** SOA and NS, and in the topmost zone the name server's address. */
    private static ZoneData initial(ZoneData zone) {
        try {
            var origin = zone.origin();
            var server = Name.fromString("ns1.slipway.test.");
            var soa = new SOARecord(
                    origin,
                    DClass.IN,
                    TTL,
                    server,
                    Name.fromString("hostmaster.slipway.test."),
                    1,
                    3_600,
                    600,
                    86_400,
                    NEGATIVE_TTL);
            var made = zone.with(origin, Type.SOA, List.of(soa))
                    .with(origin, Type.NS, List.of(new NSRecord(origin, DClass.IN, TTL, server)));
            return server.subdomain(origin)
                    ? made.with(
                            server,
                            Type.A,
                            List.of(new ARecord(
                                    server, DClass.IN, TTL, java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1
                                    }))))
                    : made;
        } catch (TextParseException | java.net.UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
