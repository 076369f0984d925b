package dev.slipway.gate.evidence;

import dev.slipway.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evidence over HTTP. The body is the report as the tool wrote it, whatever its content type. */
@RestController
@RequestMapping("/api/v1/evidence")
@Tag(name = "evidence")
class EvidenceController {
    private final EvidenceService evidence;

    EvidenceController(EvidenceService evidence) {
        this.evidence = evidence;
    }

    /** @param sha256 of the stored report */
    record EvidenceView(UUID id, String kind, String sha256, String summary) {}

    record ReadingView(String kind, String summary, List<ReportedFinding> findings) {}

    @PutMapping("/{subject}")
    @Operation(
            summary = "Sends a report about an image or a commit",
            description =
                    "Roles ci and operator. It counts only where its sender is trusted for the image's repository.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The report, as the tool wrote it",
                            content =
                                    @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "The same report was there already")
    @ApiResponse(responseCode = "409", description = "The report says that it is about something else")
    @ApiResponse(responseCode = "413", description = "Larger than 100 MB")
    @ApiResponse(responseCode = "422", description = "Not understood: place and reason")
    ResponseEntity<EvidenceView> send(
            @Parameter(description = "sha256: and 64 hex digits, or git: and 40 hex digits") @PathVariable
                    String subject,
            @Parameter(description = "cyclonedx, gitleaks, sarif or trivy; needed where content alone cannot tell")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            Caller caller,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        var about = EvidenceSubject.parse(subject).orElseThrow(() -> EvidenceProblem.subject(subject));
        try (var received = ReceivedReport.of(body)) {
            var recorded = evidence.record(about, kind, Sender.of(caller), received);
            return ResponseEntity.status(recorded.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(view(recorded.evidence()));
        }
    }

    @PostMapping("/checks")
    @Operation(
            summary = "Shows what is read from a report; nothing is stored",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The report, as the tool wrote it",
                            content =
                                    @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "200", description = "What the report says")
    @ApiResponse(responseCode = "413", description = "Larger than 100 MB")
    @ApiResponse(responseCode = "422", description = "Not understood: place and reason")
    ReadingView check(@RequestParam(required = false) @Nullable String kind, @Parameter(hidden = true) InputStream body)
            throws IOException {
        try (var received = ReceivedReport.of(body)) {
            var report = evidence.check(kind, received);
            return new ReadingView(
                    report.kind(),
                    report.evidence().summary(),
                    report.evidence().findings());
        }
    }

    private static EvidenceView view(StoredEvidence stored) {
        return new EvidenceView(
                stored.id(), stored.kind(), stored.sha256(), stored.evidence().summary());
    }
}
