package dev.slipway.local.dns;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** Whole zones to the key's holder (RFC 5936): SOA, everything, SOA, over as many messages as it takes. */
final class Transfers {
    private static final int RECORDS_PER_MESSAGE = 100;

    private final Zones zones;
    private final TsigKey key;

    Transfers(Zones zones, TsigKey key) {
        this.zones = zones;
        this.key = key;
    }

    static boolean isAsked(Message request) {
        var question = request.getQuestion();
        return request.getHeader().getOpcode() == Opcode.QUERY && question != null && question.getType() == Type.AXFR;
    }

    /** The messages, each signed with reference to the one before (RFC 8945 §5.3.1). */
    List<byte[]> transfer(Message request, byte[] wire) {
        var asked = request.getTSIG();
        var zone = zones.exactly(request.getQuestion().getName());
        if (asked == null || zone.isEmpty()) {
            var refusal = Responder.responseTo(request);
            refusal.getHeader().setRcode(asked == null ? Rcode.REFUSED : Rcode.NOTAUTH);
            return List.of(refusal.toWire());
        }
        var error = key.verify(request, wire);
        if (error != Rcode.NOERROR) {
            var refusal = Responder.responseTo(request);
            key.reject(refusal, asked, error);
            return List.of(refusal.toWire(Message.MAXLENGTH));
        }
        return messages(request, zone.get(), asked);
    }

    private List<byte[]> messages(Message request, ZoneData zone, TSIGRecord asked) {
        var records = new ArrayList<Record>();
        records.add(zone.soa());
        records.addAll(zone.withoutSoa());
        records.add(zone.soa());
        var messages = new ArrayList<byte[]>();
        var previous = asked;
        for (int from = 0; from < records.size(); from += RECORDS_PER_MESSAGE) {
            var message = Responder.responseTo(request);
            message.getHeader().setFlag(Flags.AA);
            records.subList(from, Math.min(records.size(), from + RECORDS_PER_MESSAGE))
                    .forEach(record -> message.addRecord(record, Section.ANSWER));
            key.tsig().apply(message, previous, from == 0);
            previous = message.getTSIG();
            messages.add(message.toWire());
        }
        return messages;
    }
}
