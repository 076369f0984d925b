package dev.slipway.notifier.delivery.slack;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Slack. The base URL and time-outs of its client are {@code slipway.http.clients.slack.*}.
 *
 * @param token bot token with chat:write, im:write, channels:history, groups:history and im:history
 * @param signingSecrets of the Slack app; more than one while a secret is being replaced
 * @param approvalsChannel id or name of the channel where approvals are asked for
 */
@Validated
@ConfigurationProperties("slipway.slack")
public record SlackProperties(
        @NotBlank String token,
        List<@NotBlank String> signingSecrets,
        @NotBlank String approvalsChannel) {
    @Override
    public String toString() {
        return "SlackProperties[approvalsChannel=" + approvalsChannel + "]";
    }
}
