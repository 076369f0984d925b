package dev.slipway.gate.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which evidence counts for an image: of a sender who is trusted for its repository, and not too old. */
@Component
class EvidenceRules {
    private final EvidenceProperties properties;

    EvidenceRules(EvidenceProperties properties) {
        this.properties = properties;
    }

    /** @param newestFirst everything that was sent about the image and its commit */
    CountingEvidence sort(List<StoredEvidence> newestFirst, String repository, Instant now) {
        var counting = new ArrayList<StoredEvidence>();
        var setAside = new ArrayList<CountingEvidence.SetAside>();
        var spoken = new HashSet<Statement>();
        for (var each : newestFirst) {
            if (!isTrusted(each.sender(), each.kind(), repository)) {
                setAside.add(new CountingEvidence.SetAside(each.kind(), CountingEvidence.Reason.UNTRUSTED));
            } else if (spoken.add(Statement.of(each))) {
                if (isStale(each, now)) {
                    setAside.add(new CountingEvidence.SetAside(each.kind(), CountingEvidence.Reason.STALE));
                } else {
                    counting.add(each);
                }
            }
        }
        return new CountingEvidence(counting, setAside);
    }

    /** What a newer report replaces: the same tool's word about the same thing, by the same sender. */
    private record Statement(EvidenceSubject subject, String kind, String tool, String sender) {
        static Statement of(StoredEvidence evidence) {
            return new Statement(
                    evidence.subject(),
                    evidence.kind(),
                    evidence.evidence().tool(),
                    evidence.sender().name());
        }
    }

    private boolean isStale(StoredEvidence evidence, Instant now) {
        var maxAge = properties.maxAge().get(evidence.kind());
        return maxAge != null && Duration.between(evidence.since(), now).compareTo(maxAge) > 0;
    }

    private boolean isTrusted(Sender sender, String kind, String repository) {
        return properties.trusted().stream()
                .filter(trusted -> sender.roles().contains(trusted.role()) && trusted.covers(kind))
                .anyMatch(trusted -> switch (trusted.repositories()) {
                    case ALL -> true;
                    case OWN -> sender.owns(repository);
                });
    }
}
