package dev.slipway.runtime.security;

import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Keeps a service from starting with a webhook that nobody authenticates, or a handler that reads one unverified. */
final class WebhookCheck implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;
    private final WebhookGate gate;

    WebhookCheck(RequestMappingHandlerMapping mapping, WebhookGate gate) {
        this.mapping = mapping;
        this.gate = gate;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().values().forEach(this::check);
    }

    private void check(HandlerMethod handler) {
        var webhook = WebhookGate.webhook(handler);
        webhook.ifPresent(gate::authenticator);
        boolean takesOne = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(VerifiedWebhook.class));
        if (webhook.isPresent() != takesOne) {
            throw new IllegalStateException(
                    "@Webhook and the argument VerifiedWebhook belong together; see " + handler.getShortLogMessage());
        }
    }
}
