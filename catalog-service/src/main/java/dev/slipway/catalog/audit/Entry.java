package dev.slipway.catalog.audit;

import dev.slipway.runtime.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * An event as it stood on the wire. Never compared.
 *
 * @param received in which order entries arrived here
 * @param number of the event among all of its service, from 1
 * @param time as it stood on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // these very bytes are what is proved
record Entry(
        long received,
        String service,
        long number,
        String id,
        String type,
        String subject,
        String time,
        String previousHash,
        String hash,
        byte[] payload,
        Instant receivedAt) {

    /** What stands in the place of a predecessor's hash in the first entry. */
    static final String NO_PREDECESSOR = "0".repeat(64);

    /**
     * The hash that follows from what is stored: SHA-256 of {@code previousHash \n number \n id \n type \n subject \n time \n} in UTF-8 and the payload's
     * bytes. Computed here and not by whoever publishes, since it is their word that is checked.
     */
    String recomputedHash() {
        var digest = Digests.sha256();
        Stream.of(previousHash, Long.toString(number), id, type, subject, time)
                .forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(payload));
    }
}
