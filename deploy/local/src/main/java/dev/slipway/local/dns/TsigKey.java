package dev.slipway.local.dns;

import java.util.Base64;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TextParseException;

/** The one key (hmac-sha256) that may change zones, and the answers that RFC 8945 §5.2 asks for where it is not used. */
final class TsigKey {
    private final TSIG tsig;

    TsigKey(String name, String base64Secret) throws TextParseException {
        var owner = Name.fromString(name.endsWith(".") ? name : name + ".");
        this.tsig = new TSIG(TSIG.HMAC_SHA256, owner, Base64.getDecoder().decode(base64Secret));
    }

    TSIG tsig() {
        return tsig;
    }

    /** NOERROR, BADKEY, BADSIG or BADTIME; FORMERR where the signature cannot be read. */
    int verify(Message message, byte[] wire) {
        return tsig.verify(message, wire, null);
    }

    void sign(Message response, TSIGRecord asked) {
        response.setTSIG(tsig, Rcode.NOERROR, asked);
    }

    /** NOTAUTH with the reason. Only a bad time is signed, so that the client learns this server's clock (§5.2.3). */
    void reject(Message response, TSIGRecord asked, int error) {
        response.getHeader().setRcode(Rcode.NOTAUTH);
        if (error == Rcode.BADTIME) {
            response.setTSIG(tsig, Rcode.BADTIME, asked);
            return;
        }
        var unsigned = new TSIGRecord(
                asked.getName(),
                DClass.ANY,
                0,
                asked.getAlgorithm(),
                asked.getTimeSigned(),
                asked.getFudge(),
                new byte[0],
                asked.getOriginalID(),
                error,
                new byte[0]);
        response.addRecord(unsigned, Section.ADDITIONAL);
    }
}
