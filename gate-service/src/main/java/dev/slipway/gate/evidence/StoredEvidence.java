package dev.slipway.gate.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as it was sent and stored.
 *
 * @param sha256 of the report, 64 hex digits
 * @param madeAt by the report's own word
 */
public record StoredEvidence(
        UUID id,
        EvidenceSubject subject,
        String kind,
        Evidence evidence,
        Sender sender,
        String sha256,
        @Nullable Instant madeAt,
        Instant receivedAt) {
    /** From when on it ages: when it was made, but no later than when it came. */
    Instant since() {
        return madeAt != null && madeAt.isBefore(receivedAt) ? madeAt : receivedAt;
    }
}
