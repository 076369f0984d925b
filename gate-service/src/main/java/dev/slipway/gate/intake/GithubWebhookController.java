package dev.slipway.gate.intake;

import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** GitHub's webhook. GitHub gives us ten seconds and never sends again by itself: store, answer, work later. */
@RestController
@Tag(name = "webhooks")
class GithubWebhookController {
    /** GitHub sends no more. */
    private static final long MAX_BYTES = 25L * 1024 * 1024;

    private static final int LONGEST_ID = 64;

    private final IntakeService intake;

    GithubWebhookController(IntakeService intake) {
        this.intake = intake;
    }

    @PostMapping("/webhooks/github")
    @Webhook(value = IntakeConfiguration.GITHUB, maxBytes = MAX_BYTES)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Takes an event of GitHub",
            description = "Signed with HMAC-SHA256 in X-Hub-Signature-256. A repeated delivery has no effect.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(responseCode = "202", description = "Stored, now or before")
    @ApiResponse(responseCode = "400", description = "Not JSON, or no event name")
    @ApiResponse(responseCode = "401", description = "Signature missing or wrong")
    @ApiResponse(responseCode = "413", description = "Larger than 25 MB")
    void receive(VerifiedWebhook webhook) {
        var event = webhook.header("X-GitHub-Event").orElseThrow(IntakeProblem::noEventName);
        intake.github(new Delivery(IntakeConfiguration.GITHUB, deliveryId(webhook), event, webhook.body()));
    }

    /** A UUID. It is not signed: what is no id of GitHub's is left aside, and the body's hash alone tells a repetition. */
    private static @Nullable String deliveryId(VerifiedWebhook webhook) {
        return webhook.header("X-GitHub-Delivery")
                .filter(id -> id.length() <= LONGEST_ID)
                .orElse(null);
    }
}
