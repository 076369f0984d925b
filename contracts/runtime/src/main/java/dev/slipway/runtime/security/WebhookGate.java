package dev.slipway.runtime.security;

import dev.slipway.runtime.web.HandlerBodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Authenticates what {@link Webhook} marks before its handler runs, whatever arguments the handler takes. */
final class WebhookGate implements HandlerInterceptor, HandlerBodyLimit {

    static final String VERIFIED = WebhookGate.class.getName() + ".verified";

    /** Of the budget: see {@link RawWebhook#body}. */
    static final String SHARE = WebhookGate.class.getName() + ".share";

    private static final Map<Method, Optional<Webhook>> WEBHOOKS = new ConcurrentHashMap<>();

    private final Map<String, WebhookAuthenticator> authenticators;
    private final WebhookBudget budget;

    WebhookGate(Map<String, WebhookAuthenticator> authenticators, WebhookBudget budget) {
        this.authenticators = authenticators;
        this.budget = budget;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            webhook(method).ifPresent(webhook -> verify(webhook, request));
        }
        return true;
    }

    /** Whoever is refused here never comes to {@link #afterCompletion}. */
    private void verify(Webhook webhook, HttpServletRequest request) {
        var share = budget.share();
        var verified = false;
        try {
            request.setAttribute(SHARE, share);
            request.setAttribute(VERIFIED, authenticator(webhook).verify(request));
            verified = true;
        } finally {
            if (!verified) {
                share.close();
            }
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        if (request.getAttribute(SHARE) instanceof WebhookBudget.Share share) {
            request.removeAttribute(VERIFIED);
            share.close();
        }
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

    /** Merging an annotation takes longer than the rest of what happens here, and it stays as it is. */
    static Optional<Webhook> webhook(HandlerMethod handler) {
        return WEBHOOKS.computeIfAbsent(
                handler.getMethod(),
                method -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Webhook.class)));
    }
}
