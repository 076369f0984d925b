package dev.slipway.notifier.interaction;

import dev.slipway.notifier.delivery.slack.SlackProperties;
import dev.slipway.runtime.security.SlackSignature;
import dev.slipway.runtime.security.WebhookAuthenticator;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Slack proves itself. */
@Configuration(proxyBeanMethods = false)
class SlackWebhookConfiguration {
    @Bean("slack")
    WebhookAuthenticator slackSignature(SlackProperties slack, Clock clock) {
        return new SlackSignature(slack.signingSecrets(), clock);
    }
}
