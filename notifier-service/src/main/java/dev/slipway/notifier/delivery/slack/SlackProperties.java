package dev.slipway.notifier.delivery.slack;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Slack. The base URL and time-outs of its client are {@code slipway.http.clients.slack.*}.
 *
 * @param token bot token with chat:write, im:write, channels:history, groups:history and im:history
 * @param signingSecrets of the Slack app; more than one while a secret is being replaced
 * @param approvalsChannel id of the channel where approvals are asked for; by name Slack would post there, but not say what stands there
 */
@Validated
@ConfigurationProperties("slipway.slack")
public record SlackProperties(
        @NotBlank String token,
        List<@NotBlank String> signingSecrets,

        @NotBlank
        @Pattern(
                regexp = "[CG][A-Z0-9]+",
                message = "must be the id of a channel, such as C0123456789: Slack shows it in the channel's details")
        String approvalsChannel) {
    @Override
    public String toString() {
        return "SlackProperties[approvalsChannel=" + approvalsChannel + "]";
    }
}
