package dev.slipway.planted.webhook;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping("/webhooks")
class UnmarkedController {
    @PostMapping("/registries")
    void push(@RequestBody byte[] body) {}
}
