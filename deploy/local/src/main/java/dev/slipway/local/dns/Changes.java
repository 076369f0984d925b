package dev.slipway.local.dns;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Serial;
import org.xbill.DNS.Type;

/** RFC 2136 §3.4: the changes of an update, first all looked through, then done in their order. */
final class Changes {
    private Changes() {}

    /** The zone as it is afterwards, its serial increased if anything changed (§3.6). */
    static ZoneData apply(ZoneData zone, List<Record> changes) throws UpdateRefused {
        for (var change : changes) {
            lookThrough(zone, change);
        }
        var changed = zone;
        for (var change : changes) {
            changed = switch (change.getDClass()) {
                case DClass.IN -> add(changed, change);
                case DClass.ANY ->
                    change.getType() == Type.ANY ? deleteName(changed, change) : deleteSet(changed, change);
                default -> deleteRecord(changed, change);
            };
        }
        return changed == zone || changed.soa().getSerial() != zone.soa().getSerial() ? changed : nextSerial(changed);
    }

    /** §3.4.1 */
    private static void lookThrough(ZoneData zone, Record change) throws UpdateRefused {
        if (!zone.contains(change.getName())) {
            throw new UpdateRefused(Rcode.NOTZONE);
        }
        var type = change.getType();
        var wellFormed =
                switch (change.getDClass()) {
                    case DClass.IN -> !Records.isMeta(type) && Records.hasData(change);
                    case DClass.ANY ->
                        change.getTTL() == 0 && !Records.hasData(change) && (type == Type.ANY || !Records.isMeta(type));
                    case DClass.NONE -> change.getTTL() == 0 && !Records.isMeta(type);
                    default -> false;
                };
        if (!wellFormed) {
            throw new UpdateRefused(Rcode.FORMERR);
        }
    }

    /** §3.4.2.2 */
    private static ZoneData add(ZoneData zone, Record added) {
        var name = added.getName();
        var type = added.getType();
        var there = zone.records(name, type);
        if (added instanceof SOARecord soa) {
            var newer = name.equals(zone.origin())
                    && Serial.compare(soa.getSerial(), zone.soa().getSerial()) > 0;
            return newer ? zone.with(name, type, Records.with(List.of(), added)) : zone;
        }
        var others = zone.node(name).keySet().stream().anyMatch(other -> other != Type.CNAME);
        if (type == Type.CNAME ? others : !zone.records(name, Type.CNAME).isEmpty()) {
            return zone;
        }
        var wanted = Records.with(type == Type.CNAME ? List.of() : there, added);
        var same = Records.sameSet(wanted, there) && there.getFirst().getTTL() == added.getTTL();
        return same ? zone : zone.with(name, type, wanted);
    }

    /** §3.4.2.3: at the origin, SOA and NS stay. */
    private static ZoneData deleteName(ZoneData zone, Record change) {
        var changed = zone;
        for (var type : zone.node(change.getName()).keySet()) {
            if (!isKept(zone, change, type)) {
                changed = changed.with(change.getName(), type, List.of());
            }
        }
        return changed;
    }

    private static ZoneData deleteSet(ZoneData zone, Record change) {
        var nothing = zone.records(change.getName(), change.getType()).isEmpty();
        return nothing || isKept(zone, change, change.getType())
                ? zone
                : zone.with(change.getName(), change.getType(), List.of());
    }

    /** §3.4.2.4: the SOA stays, and so does the last NS of the zone. */
    private static ZoneData deleteRecord(ZoneData zone, Record change) {
        var there = zone.records(change.getName(), change.getType());
        var left = Records.without(there, change);
        var kept = change.getType() == Type.SOA || (left.isEmpty() && isKept(zone, change, change.getType()));
        return kept || left.size() == there.size() ? zone : zone.with(change.getName(), change.getType(), left);
    }

    private static boolean isKept(ZoneData zone, Record change, int type) {
        return change.getName().equals(zone.origin()) && (type == Type.SOA || type == Type.NS);
    }

    private static ZoneData nextSerial(ZoneData zone) {
        var soa = zone.soa();
        var next = new SOARecord(
                soa.getName(),
                soa.getDClass(),
                soa.getTTL(),
                soa.getHost(),
                soa.getAdmin(),
                Serial.increment(soa.getSerial()),
                soa.getRefresh(),
                soa.getRetry(),
                soa.getExpire(),
                soa.getMinimum());
        return zone.with(zone.origin(), Type.SOA, List.of(next));
    }
}
