package dev.slipway.runtime.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * A bearer token comes in the header and nowhere else (a form field would mean reading a body that may be signed). On open
 * routes the header belongs to the webhook.
 */
final class HeaderToken implements BearerTokenResolver {

    private final RouteGuard guard;
    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    HeaderToken(RouteGuard guard) {
        this.guard = guard;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return request.getHeader("Authorization") == null || guard.isOpen(request) ? null : header.resolve(request);
    }
}
