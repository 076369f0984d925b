package dev.slipway.dns.record.rfc2136;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The records of one zone, changed as RFC 2136 §3 says, as far as names of apps need it: no SOA, no NS, no wildcards. */
final class SmallZone {
    private final Name origin;
    private final List<Record> records = new ArrayList<>();

    SmallZone(Name origin) {
        this.origin = origin;
    }

    /** Gives the response code; nothing is changed unless it is NOERROR. */
    synchronized int update(Message update) {
        if (!update.getQuestion().getName().equals(origin)) {
            return Rcode.NOTAUTH; // §3.1.2
        }
        var prerequisites = update.getSection(Section.PREREQ);
        for (var prerequisite : prerequisites) {
            var code = check(prerequisite);
            if (code != Rcode.NOERROR) {
                return code;
            }
        }
        var expected = prerequisites.stream()
                .filter(record -> record.getDClass() == DClass.IN)
                .collect(Collectors.groupingBy(record -> Map.entry(record.getName(), record.getType())));
        for (var set : expected.entrySet()) { // §3.2.3
            if (!texts(set.getValue())
                    .equals(texts(of(set.getKey().getKey(), set.getKey().getValue())))) {
                return Rcode.NXRRSET;
            }
        }
        update.getSection(Section.UPDATE).forEach(this::change);
        return Rcode.NOERROR;
    }

    /** Answers a question, without delegation; NXDOMAIN only where nothing stands below either (RFC 8020 §2). */
    synchronized void answer(Record question, Message answer) {
        var name = question.getName();
        var alias = of(name, Type.CNAME);
        (alias.isEmpty() ? of(name, question.getType()) : alias)
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (records.stream().noneMatch(record -> record.getName().subdomain(name))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
    }

    /** The whole zone in one message (RFC 5936 §2.2): SOA, everything, SOA. */
    synchronized void transfer(Message answer) {
        var soa = new SOARecord(origin, DClass.IN, 60, origin, origin, 1, 60, 60, 60, 60);
        answer.addRecord(soa, Section.ANSWER);
        records.forEach(record -> answer.addRecord(record, Section.ANSWER));
        answer.addRecord(soa, Section.ANSWER);
    }

    /** §3.2.1 and §3.2.2 */
    private int check(Record prerequisite) {
        if (prerequisite.getTTL() != 0) {
            return Rcode.FORMERR;
        }
        var any = prerequisite.getType() == Type.ANY;
        var there = !of(prerequisite.getName(), prerequisite.getType()).isEmpty();
        return switch (prerequisite.getDClass()) {
            case DClass.ANY -> there ? Rcode.NOERROR : any ? Rcode.NXDOMAIN : Rcode.NXRRSET;
            case DClass.NONE -> !there ? Rcode.NOERROR : any ? Rcode.YXDOMAIN : Rcode.YXRRSET;
            default -> Rcode.NOERROR;
        };
    }

    /** §3.4.2 */
    private void change(Record change) {
        switch (change.getDClass()) {
            case DClass.IN -> {
                records.removeIf(record -> record.equals(change));
                records.add(change);
            }
            case DClass.ANY -> records.removeAll(of(change.getName(), change.getType()));
            default -> throw new IllegalArgumentException("No test deletes single records: " + change);
        }
    }

    private List<Record> of(Name name, int type) {
        return records.stream()
                .filter(record -> record.getName().equals(name) && (type == Type.ANY || record.getType() == type))
                .toList();
    }

    private static List<String> texts(List<Record> set) {
        return set.stream().map(Record::rdataToString).sorted().toList();
    }
}
