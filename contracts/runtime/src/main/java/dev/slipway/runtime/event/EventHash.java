package dev.slipway.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.runtime.Digests;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Chains a service's events, so that a changed, removed or swapped one shows. */
public final class EventHash {
    /** What stands in the place of a predecessor's hash in the first event: 64 zeros. */
    public static final String NO_PREDECESSOR = "0".repeat(64);

    private EventHash() {}

    /**
     * Lower-case hex SHA-256 of {@code previousHash \n number \n id \n type \n subject \n time \n} in UTF-8, followed by the payload's bytes; the time as on the
     * wire (ISO 8601 in UTC, as {@link Instant#toString} writes it).
     */
    public static String of(
            String previousHash, long number, UUID id, String type, String subject, Instant time, byte[] payload) {
        var digest = Digests.sha256();
        for (var part : new Object[] {previousHash, number, id, type, subject, time}) {
            digest.update(part.toString().getBytes(UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest(payload));
    }

    /** The hash that an event must carry, given what stands around it. */
    public static String of(Envelope envelope, byte[] payload) {
        return of(
                envelope.previousHash(),
                envelope.number(),
                envelope.id(),
                envelope.type(),
                envelope.subject(),
                envelope.time(),
                payload);
    }
}
