package dev.slipway.local.dns;

import java.util.List;
import java.util.Map;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers to questions (RFC 1034 §4.3.2, RFC 2308 for negative ones). */
final class Queries {
    private static final int LONGEST_CHAIN = 8;

    private final Zones zones;

    Queries(Zones zones) {
        this.zones = zones;
    }

    /** Fills the response to one question. */
    void answer(Record question, Message response) {
        var zone = zones.of(question.getName());
        var classKnown = question.getDClass() == DClass.IN || question.getDClass() == DClass.ANY;
        if (!classKnown || zone.isEmpty()) {
            response.getHeader().setRcode(Rcode.REFUSED);
            return;
        }
        response.getHeader().setFlag(Flags.AA);
        follow(question.getName(), question.getType(), zone.get(), response, 0);
    }

    private void follow(Name name, int type, ZoneData zone, Message response, int links) {
        var delegation = zone.delegation(name);
        if (!delegation.isEmpty()) {
            refer(delegation, response);
            return;
        }
        var node = zone.answering(name);
        if (node.isEmpty()) {
            response.getHeader().setRcode(Rcode.NXDOMAIN);
            negative(zone, response);
            return;
        }
        var found = matching(node.get(), type);
        if (!found.isEmpty()) {
            found.forEach(record -> response.addRecord(record.withName(name), Section.ANSWER));
            return;
        }
        var alias = node.get().getOrDefault(Type.CNAME, List.of());
        if (alias.isEmpty()) {
            negative(zone, response);
            return;
        }
        response.addRecord(alias.getFirst().withName(name), Section.ANSWER);
        var target = ((CNAMERecord) alias.getFirst()).getTarget();
        if (links < LONGEST_CHAIN) {
            zones.of(target).ifPresent(next -> follow(target, type, next, response, links + 1));
        }
    }

    private static List<Record> matching(Map<Integer, List<Record>> node, int type) {
        return type == Type.ANY
                ? node.values().stream().flatMap(List::stream).toList()
                : node.getOrDefault(type, List.of());
    }

    private void refer(List<Record> delegation, Message response) {
        response.getHeader().unsetFlag(Flags.AA);
        for (var record : delegation) {
            response.addRecord(record, Section.AUTHORITY);
            var server = ((NSRecord) record).getTarget();
            zones.of(server).ifPresent(zone -> zone.records(server, Type.A)
                    .forEach(glue -> response.addRecord(glue, Section.ADDITIONAL)));
        }
    }

    /** The SOA, whose TTL is the lesser of its own and its minimum (RFC 2308 §3). */
    private static void negative(ZoneData zone, Message response) {
        var soa = zone.soa();
        response.addRecord(withTtl(soa, Math.min(soa.getTTL(), soa.getMinimum())), Section.AUTHORITY);
    }

    private static SOARecord withTtl(SOARecord soa, long ttl) {
        return new SOARecord(
                soa.getName(),
                soa.getDClass(),
                ttl,
                soa.getHost(),
                soa.getAdmin(),
                soa.getSerial(),
                soa.getRefresh(),
                soa.getRetry(),
                soa.getExpire(),
                soa.getMinimum());
    }
}
