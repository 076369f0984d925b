package dev.slipway.local.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** The records of one zone at one moment: sets of records by name and type. Immutable; a change makes a new one. */
final class ZoneData {
    private final Name origin;
    private final NavigableMap<Name, Map<Integer, List<Record>>> nodes;

    private ZoneData(Name origin, NavigableMap<Name, Map<Integer, List<Record>>> nodes) {
        this.origin = origin;
        this.nodes = nodes;
    }

    static ZoneData empty(Name origin) {
        return new ZoneData(origin, new TreeMap<>());
    }

    /** This zone with one set of records replaced; an empty list takes it away. */
    ZoneData with(Name name, int type, List<Record> records) {
        var changed = new TreeMap<>(nodes);
        var node = new TreeMap<>(changed.getOrDefault(name, Map.of()));
        if (records.isEmpty()) {
            node.remove(type);
        } else {
            node.put(type, List.copyOf(records));
        }
        if (node.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, node);
        }
        return new ZoneData(origin, changed);
    }

    Name origin() {
        return origin;
    }

    boolean contains(Name name) {
        return name.subdomain(origin);
    }

    SOARecord soa() {
        return (SOARecord) records(origin, Type.SOA).getFirst();
    }

    List<Record> records(Name name, int type) {
        return nodes.getOrDefault(name, Map.of()).getOrDefault(type, List.of());
    }

    /** Every set of records at the name, by type. */
    Map<Integer, List<Record>> node(Name name) {
        return nodes.getOrDefault(name, Map.of());
    }

    /** True where the name owns records or something below it does (RFC 4592 §2.2.2: empty non-terminals). */
    boolean exists(Name name) {
        return nodes.containsKey(name) || nodes.keySet().stream().anyMatch(other -> other.subdomain(name));
    }

    /** The node that answers for a name: its own, or the wildcard of its closest encloser (RFC 4592 §3.3.1). */
    Optional<Map<Integer, List<Record>>> answering(Name name) {
        if (exists(name)) {
            return Optional.of(node(name));
        }
        for (int labels = 1; name.labels() - labels >= origin.labels(); labels++) {
            var encloser = new Name(name, labels);
            if (exists(encloser)) {
                return Optional.ofNullable(nodes.get(name.wild(labels)));
            }
        }
        return Optional.empty();
    }

    /** The delegation at or above the name, below the origin. */
    List<Record> delegation(Name name) {
        for (int labels = name.labels() - origin.labels() - 1; labels >= 0; labels--) {
            var cut = records(labels == 0 ? name : new Name(name, labels), Type.NS);
            if (!cut.isEmpty()) {
                return cut;
            }
        }
        return List.of();
    }

    /** All records but the SOA, in canonical order. */
    List<Record> withoutSoa() {
        var all = new ArrayList<Record>();
        nodes.values()
                .forEach(node -> node.forEach((type, records) -> {
                    if (type != Type.SOA) {
                        all.addAll(records);
                    }
                }));
        return all;
    }
}
