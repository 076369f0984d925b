package dev.slipway.planted.webhook;

import dev.slipway.runtime.security.Webhook;
import org.springframework.web.bind.annotation.RequestBody;

class TrustingController {
    @Webhook("github")
    void push(@RequestBody byte[] body) {}
}
