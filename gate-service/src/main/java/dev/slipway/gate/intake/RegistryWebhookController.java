package dev.slipway.gate.intake;

import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of image registries. */
@RestController
@Tag(name = "webhooks")
class RegistryWebhookController {
    private final IntakeService intake;

    RegistryWebhookController(IntakeService intake) {
        this.intake = intake;
    }

    @PostMapping("/webhooks/registries/distribution")
    @Webhook(IntakeConfiguration.DISTRIBUTION)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Takes notifications of Docker Distribution",
            description = "The agreed secret stands in Authorization. A repeated delivery has no effect.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(responseCode = "202", description = "Stored, now or before")
    @ApiResponse(responseCode = "400", description = "Not JSON")
    @ApiResponse(responseCode = "401", description = "Secret missing or wrong")
    @ApiResponse(responseCode = "413", description = "Larger than 1 MB")
    @ApiResponse(responseCode = "422", description = "No envelope of notifications")
    void distribution(VerifiedWebhook webhook) {
        intake.distribution(new Delivery(IntakeConfiguration.DISTRIBUTION, null, "notifications", webhook.body()));
    }
}
