package dev.slipway.gate.verdict;

import dev.slipway.gate.evidence.StoredEvidence;
import java.time.Instant;
import java.util.UUID;

/**
 * Evidence that a verdict rests on.
 *
 * @param subject {@code sha256:…} or {@code git:…}
 * @param sha256 of the report, 64 hex digits
 */
public record EvidenceRef(UUID id, String kind, String subject, String sha256, String sender, Instant receivedAt) {
    static EvidenceRef to(StoredEvidence evidence) {
        return new EvidenceRef(
                evidence.id(),
                evidence.kind(),
                evidence.subject().text(),
                evidence.sha256(),
                evidence.sender().name(),
                evidence.receivedAt());
    }
}
