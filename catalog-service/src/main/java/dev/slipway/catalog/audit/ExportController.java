package dev.slipway.catalog.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class ExportController {
    /** One JSON document a line, as others call it; not registered with IANA. */
    static final String JSON_LINES = "application/x-ndjson";

    private final ExportService export;

    ExportController(ExportService export) {
        this.export = export;
    }

    @GetMapping(value = "/api/v1/audit/export", produces = JSON_LINES)
    @Operation(
            summary = "The whole audit trail, one JSON document a line (auditor)",
            description =
                    "A first line with the format, a line for each entry with its number, its hashes and its payload in base64, "
                            + "and a last line with their count. deploy/audit/verify checks it against the signed heads in Git.")
    @ApiResponse(
            responseCode = "200",
            description = "The trail as it stands at this moment",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(type = "string")))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType(JSON_LINES);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            export.write(out);
        }
    }
}
