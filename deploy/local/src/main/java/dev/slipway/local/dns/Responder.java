package dev.slipway.local.dns;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** One message in, one message out: opcode, EDNS (RFC 6891) and TSIG (RFC 8945) around what queries and updates do. */
final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
    private static final int PAYLOAD = 1_232;
    private static final int PLAIN_UDP = 512;

    private final Queries queries;
    private final Updates updates;
    private final TsigKey key;

    Responder(Zones zones, TsigKey key) {
        this.queries = new Queries(zones);
        this.updates = new Updates(zones);
        this.key = key;
    }

    /** The response's bytes; none for what deserves no answer. */
    byte[] respond(byte[] wire, boolean udp) {
        Message request;
        try {
            request = new Message(wire);
        } catch (IOException unreadable) {
            return malformed(wire);
        }
        if (request.getHeader().getFlag(Flags.QR)) {
            return new byte[0];
        }
        var response = responseTo(request);
        var asked = request.getTSIG();
        var error = asked == null ? Rcode.NOERROR : key.verify(request, wire);
        if (asked != null && error == Rcode.FORMERR) {
            response.getHeader().setRcode(Rcode.FORMERR);
        } else if (asked != null && error != Rcode.NOERROR) {
            key.reject(response, asked, error);
        } else {
            fill(request, response, asked != null);
            if (asked != null) {
                key.sign(response, asked);
            }
        }
        return response.toWire(udp ? largest(request) : Message.MAXLENGTH);
    }

    private void fill(Message request, Message response, boolean signed) {
        var edns = request.getOPT();
        if (edns != null && edns.getVersion() > 0) {
            badVersion(response);
            return;
        }
        switch (request.getHeader().getOpcode()) {
            case Opcode.QUERY -> query(request, response);
            case Opcode.UPDATE -> response.getHeader().setRcode(signed ? update(request) : Rcode.REFUSED);
            default -> response.getHeader().setRcode(Rcode.NOTIMP);
        }
        if (edns != null) {
            response.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
    }

    private void query(Message request, Message response) {
        if (request.getSection(Section.QUESTION).size() == 1) {
            queries.answer(request.getSection(Section.QUESTION).getFirst(), response);
        } else {
            response.getHeader().setRcode(Rcode.FORMERR);
        }
    }

    private int update(Message request) {
        try {
            return updates.process(request);
        } catch (IOException failed) {
            LOG.error("An update could not be written", failed);
            return Rcode.SERVFAIL;
        }
    }

    static Message responseTo(Message request) {
        var header = new Header(request.getHeader().getID());
        header.setOpcode(request.getHeader().getOpcode());
        header.setFlag(Flags.QR);
        if (request.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        var response = new Message();
        response.setHeader(header);
        request.getSection(Section.QUESTION).forEach(record -> response.addRecord(record, Section.QUESTION));
        return response;
    }

    /** BADVERS is 16: its upper bits stand in the OPT record (RFC 6891 §6.1.3). */
    private static void badVersion(Message response) {
        response.addRecord(new OPTRecord(PAYLOAD, Rcode.BADVERS >> 4, 0), Section.ADDITIONAL);
    }

    private static int largest(Message request) {
        var edns = request.getOPT();
        return edns == null ? PLAIN_UDP : Math.clamp(edns.getPayloadSize(), PLAIN_UDP, PAYLOAD);
    }

    private static byte[] malformed(byte[] wire) {
        if (wire.length < Header.LENGTH) {
            return new byte[0];
        }
        try {
            var header = new Header(java.util.Arrays.copyOf(wire, Header.LENGTH));
            if (header.getFlag(Flags.QR)) {
                return new byte[0];
            }
            var answer = new Header(header.getID());
            answer.setOpcode(header.getOpcode());
            answer.setFlag(Flags.QR);
            answer.setRcode(Rcode.FORMERR);
            return answer.toWire();
        } catch (IOException hopeless) {
            return new byte[0];
        }
    }
}
