package dev.slipway.local.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Records as updates compare and change them: by name, type and data, whatever class or TTL the message gave them. */
final class Records {
    private Records() {}

    static boolean hasData(Record record) {
        return record.rdataToWireCanonical().length > 0;
    }

    static boolean sameData(Record one, Record other) {
        return one.getType() == other.getType()
                && Arrays.equals(one.rdataToWireCanonical(), other.rdataToWireCanonical());
    }

    /** Equal as sets, TTL aside (RFC 2136 §1.1.1). */
    static boolean sameSet(List<Record> one, List<Record> other) {
        return one.size() == other.size()
                && one.stream().allMatch(record -> other.stream().anyMatch(there -> sameData(record, there)));
    }

    static List<Record> without(List<Record> records, Record gone) {
        return records.stream().filter(record -> !sameData(record, gone)).toList();
    }

    /** The set with this record in it; all take its TTL (RFC 2181 §5.2). */
    static List<Record> with(List<Record> records, Record added) {
        var changed = new ArrayList<Record>();
        for (var record : without(records, added)) {
            changed.add(copy(record.getName(), record, added.getTTL()));
        }
        changed.add(copy(added.getName(), added, added.getTTL()));
        return changed;
    }

    /** Types that stand for several or for none (RFC 2136 §3.4.1.2). */
    static boolean isMeta(int type) {
        return type == Type.ANY
                || type == Type.AXFR
                || type == Type.IXFR
                || type == Type.MAILA
                || type == Type.MAILB
                || type == Type.TSIG
                || type == Type.OPT;
    }

    private static Record copy(Name name, Record record, long ttl) {
        return Record.newRecord(name, record.getType(), DClass.IN, ttl, record.rdataToWireCanonical());
    }
}
