package dev.slipway.notifier.interaction;

import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where Slack posts clicks. Answered once they are kept: Slack wants its 200 within three seconds. */
@RestController
@RequestMapping("/webhooks/slack")
@Tag(name = "interactions")
class SlackInteractionController {
    private final InteractionIntake interactions;
    private final JsonMapper json;

    SlackInteractionController(InteractionIntake interactions, JsonMapper json) {
        this.interactions = interactions;
        this.json = json;
    }

    @Webhook("slack")
    @PostMapping(path = "/interactions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(
            summary = "A click in Slack; signed by Slack, kept before it is acknowledged",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "One field, payload, with the interaction as JSON",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(responseCode = "200", description = "Kept")
    @ApiResponse(responseCode = "400", description = "Not what Slack sends")
    void clicked(VerifiedWebhook webhook) {
        try {
            SlackClick.read(webhook.text(), json).ifPresent(click -> interactions.take(click, webhook.body()));
        } catch (SlackClick.Unreadable unreadable) {
            throw Problems.NOT_PARSEABLE
                    .problem("%s", String.valueOf(unreadable.getMessage()))
                    .because(unreadable);
        }
    }
}
