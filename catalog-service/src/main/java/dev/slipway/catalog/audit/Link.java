package dev.slipway.catalog.audit;

import dev.slipway.runtime.Digests;
import java.nio.charset.StandardCharsets;

/**
 * A link of the chain over all services.
 *
 * @param position from 1, dense
 * @param hash SHA-256 of {@code previous link's hash \n position \n service \n number \n the entry's hash}, in hex
 */
record Link(long position, String service, long number, long received, String hash) {
    /** What stands before the first link. */
    static final Link NONE = new Link(0, "", 0, 0, Entry.NO_PREDECESSOR);

    /** The link that joins an entry to this one. */
    Link then(String nextService, long nextNumber, long nextReceived, String entryHash) {
        var text =
                String.join("\n", hash, Long.toString(position + 1), nextService, Long.toString(nextNumber), entryHash);
        return new Link(
                position + 1,
                nextService,
                nextNumber,
                nextReceived,
                Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)));
    }
}
