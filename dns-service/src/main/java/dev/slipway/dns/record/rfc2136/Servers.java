package dev.slipway.dns.record.rfc2136;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.peer.GuardedCall;
import dev.slipway.runtime.peer.GuardedCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.ZoneTransferIn;

/** The configured name servers, and nobody else. Updates go to the primary over TCP, signed; questions go to each server without recursion. */
@Component
class Servers {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** An answer that does not fit into a datagram is asked for again over TCP (RFC 7766 §5). */
    private static final int ATTEMPTS = 2;

    private final Rfc2136Properties properties;
    private final TSIG key;
    private final GuardedCall updates;
    private final GuardedCall questions;
    private final GuardedCall transfers;

    Servers(Rfc2136Properties properties, GuardedCalls calls) {
        this.properties = properties;
        var within = properties.timeout().multipliedBy(ATTEMPTS);
        this.updates = calls.of("dns-updates", within);
        this.questions = calls.of("dns-questions", within);
        this.transfers = calls.of("dns-transfers", within);
        this.key = new TSIG(
                TSIG.algorithmToName(properties.tsigAlgorithm()),
                absolute(properties.tsigName()),
                java.util.Base64.getDecoder().decode(properties.tsigSecret()));
    }

    /** Sends a signed update; gives the response code (RFC 2136 §2.2). */
    int update(Message update) {
        try {
            var resolver = resolver(properties.server());
            resolver.setTCP(true);
            resolver.setTSIGKey(key);
            return updates.make(() -> signed(whole(resolver.send(update)))).getRcode();
        } catch (IOException e) {
            throw new RetryableException(
                    "The name server %s did not take the update: %s".formatted(properties.server(), e.getMessage()),
                    AGAIN,
                    e);
        }
    }

    /** The whole zone, transferred from the primary (RFC 5936), signed. */
    List<Record> transfer(Name zone) {
        try {
            var transfer = ZoneTransferIn.newAXFR(zone, address(properties.server()), key);
            transfer.setTimeout(properties.timeout());
            return transfers.make(() -> {
                transfer.run();
                return transfer.getAXFR();
            });
        } catch (IOException | IndexOutOfBoundsException e) {
            // dnsjava looks for the signature of a refusal, which has none (RFC 8945 §5.2), behind the end of an empty
            // list.
            throw new RetryableException(
                    "The name server %s does not transfer %s".formatted(properties.server(), zone), AGAIN, e);
        }
    }

    /** Asks each authoritative server the same question. */
    List<Message> ask(Name name, int type) {
        var servers = properties.authoritative().isEmpty() ? List.of(properties.server()) : properties.authoritative();
        return servers.stream().map(server -> ask(server, name, type)).toList();
    }

    private Message ask(String server, Name name, int type) {
        try {
            var question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
            question.getHeader().unsetFlag(Flags.RD);
            var answer = questions.make(() -> whole(resolver(server).send(question)));
            if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                throw new RetryableException(
                        "The name server %s answers %s".formatted(server, Rcode.string(answer.getRcode())), AGAIN);
            }
            return answer;
        } catch (IOException e) {
            throw new RetryableException(
                    "The name server %s gives no answer: %s".formatted(server, e.getMessage()), AGAIN, e);
        }
    }

    /** A server that fails speaks against itself (RFC 1035 §4.1.1); one that refuses is well. */
    private static Message whole(Message answer) throws IOException {
        if (answer.getRcode() == Rcode.SERVFAIL) {
            throw new IOException("the answer is " + Rcode.string(Rcode.SERVFAIL));
        }
        return answer;
    }

    /** RFC 8945 §5.3: the answer to a signed request is believed only if it is signed as well; dnsjava notes the difference and hands it on. */
    private static Message signed(Message answer) throws IOException {
        if (!answer.isVerified()) {
            throw new IOException(
                    "the answer, %s, is not signed with our key".formatted(Rcode.string(answer.getRcode())));
        }
        return answer;
    }

    private SimpleResolver resolver(String server) {
        var resolver = new SimpleResolver(address(server));
        resolver.setTimeout(properties.timeout());
        return resolver;
    }

    private static InetSocketAddress address(String server) {
        var colon = server.lastIndexOf(':');
        return new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    }

    static Name absolute(String text) {
        try {
            return Name.fromString(text.endsWith(".") ? text : text + ".");
        } catch (org.xbill.DNS.TextParseException e) {
            throw new IllegalArgumentException("Not a domain name: " + text, e);
        }
    }
}
