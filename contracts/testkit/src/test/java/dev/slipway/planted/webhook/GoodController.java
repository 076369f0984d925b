package dev.slipway.planted.webhook;

import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import org.springframework.web.bind.annotation.PostMapping;

class GoodController {
    @PostMapping("/webhooks/github")
    @Webhook("github")
    void push(VerifiedWebhook webhook) {}
}
