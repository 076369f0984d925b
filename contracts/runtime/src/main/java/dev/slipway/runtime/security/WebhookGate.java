package dev.slipway.runtime.security;

import dev.slipway.runtime.web.HandlerBodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Authenticates what {@link Webhook} marks before its handler runs, whatever arguments the handler takes. */
final class WebhookGate implements HandlerInterceptor, HandlerBodyLimit {

    static final String VERIFIED = WebhookGate.class.getName() + ".verified";

    private final Map<String, WebhookAuthenticator> authenticators;

    WebhookGate(Map<String, WebhookAuthenticator> authenticators) {
        this.authenticators = authenticators;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            webhook(method)
                    .ifPresent(webhook -> request.setAttribute(
                            VERIFIED, authenticator(webhook).verify(request)));
        }
        return true;
    }

    @Override
    public Optional<DataSize> limitOf(HandlerMethod handler) {
        return webhook(handler).map(webhook -> DataSize.ofBytes(webhook.maxBytes()));
    }

    WebhookAuthenticator authenticator(Webhook webhook) {
        return Optional.ofNullable(authenticators.get(webhook.authenticator()))
                .orElseThrow(() -> new IllegalStateException("No WebhookAuthenticator bean is named '%s'; there are %s"
                        .formatted(webhook.authenticator(), authenticators.keySet())));
    }

    static Optional<Webhook> webhook(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Webhook.class));
    }
}
