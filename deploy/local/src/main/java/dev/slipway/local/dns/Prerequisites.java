package dev.slipway.local.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** RFC 2136 §3.2: what must hold before an update. */
final class Prerequisites {
    private record Set(Name name, int type) {}

    private Prerequisites() {}

    static void check(ZoneData zone, List<Record> prerequisites) throws UpdateRefused {
        Map<Set, List<Record>> expected = new HashMap<>();
        for (var record : prerequisites) {
            if (record.getTTL() != 0) {
                throw new UpdateRefused(Rcode.FORMERR);
            }
            if (!zone.contains(record.getName())) {
                throw new UpdateRefused(Rcode.NOTZONE);
            }
            switch (record.getDClass()) {
                case DClass.ANY -> present(zone, record);
                case DClass.NONE -> absent(zone, record);
                case DClass.IN ->
                    expected.computeIfAbsent(new Set(record.getName(), record.getType()), set -> new ArrayList<>())
                            .add(record);
                default -> throw new UpdateRefused(Rcode.FORMERR);
            }
        }
        for (var set : expected.entrySet()) {
            if (!Records.sameSet(set.getValue(), zone.records(set.getKey().name, set.getKey().type))) {
                throw new UpdateRefused(Rcode.NXRRSET);
            }
        }
    }

    /** §2.4.1 and §2.4.4: the set exists, the name is in use. */
    private static void present(ZoneData zone, Record record) throws UpdateRefused {
        withoutData(record);
        if (record.getType() == Type.ANY) {
            if (zone.node(record.getName()).isEmpty()) {
                throw new UpdateRefused(Rcode.NXDOMAIN);
            }
        } else if (zone.records(record.getName(), record.getType()).isEmpty()) {
            throw new UpdateRefused(Rcode.NXRRSET);
        }
    }

    /** §2.4.3 and §2.4.5: the set does not exist, the name is not in use. */
    private static void absent(ZoneData zone, Record record) throws UpdateRefused {
        withoutData(record);
        if (record.getType() == Type.ANY) {
            if (!zone.node(record.getName()).isEmpty()) {
                throw new UpdateRefused(Rcode.YXDOMAIN);
            }
        } else if (!zone.records(record.getName(), record.getType()).isEmpty()) {
            throw new UpdateRefused(Rcode.YXRRSET);
        }
    }

    private static void withoutData(Record record) throws UpdateRefused {
        if (Records.hasData(record)) {
            throw new UpdateRefused(Rcode.FORMERR);
        }
    }
}
