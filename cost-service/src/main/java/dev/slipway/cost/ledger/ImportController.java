package dev.slipway.cost.ledger;

import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills over HTTP: the file is the body, and is read as it arrives. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "ledger")
class ImportController {
    private final LedgerService ledger;

    ImportController(LedgerService ledger) {
        this.ledger = ledger;
    }

    @PostMapping(consumes = {"text/csv", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Operation(
            summary = "Replaces the bills that a FOCUS file holds; the same file again changes nothing",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The file, as the provider wrote it",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "200", description = "What was replaced")
    @ApiResponse(responseCode = "422", description = "Not a bill: the line and the reason; nothing was changed")
    ImportResult importBill(
            @RequestParam(defaultValue = "focus") String format, HttpServletRequest request, Person person)
            throws IOException {
        if (!format.equals("focus")) {
            throw Problems.UNPROCESSABLE
                    .problem("Slipway does not read bills of the format “%s”.", format)
                    .error("/format", "must be focus");
        }
        try {
            return ledger.importFocus(request.getInputStream(), person.id());
        } catch (UnreadableBill wrong) {
            throw Problems.UNPROCESSABLE
                    .problem("%s", wrong.detail())
                    .error(wrong.pointer(), wrong.detail())
                    .fix("Nothing was changed. Mend the file, or have it exported again, and send it once more.")
                    .because(wrong);
        }
    }
}
