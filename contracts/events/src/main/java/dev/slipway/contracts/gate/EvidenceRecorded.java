package dev.slipway.contracts.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that proves something about a digest or a commit was stored.
 *
 * @param app name, if known
 * @param revision of the app; 0 if none
 * @param repository image repository, if known
 * @param evidenceSubject sha256:… or git:…
 * @param evidence id
 * @param kind cyclonedx, trivy, sarif, gitleaks …
 * @param sha256 of the stored bytes, hex
 * @param sender who sent it
 */
public record EvidenceRecorded(
        @Nullable String app,
        long revision,
        @Nullable String repository,
        String evidenceSubject,
        UUID evidence,
        String kind,
        String sha256,
        String sender)
        implements GateEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return app != null ? "app/" + app : repository != null ? "image/" + repository : "evidence/" + evidenceSubject;
    }
}
