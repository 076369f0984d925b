package dev.slipway.runtime.web;

import dev.slipway.runtime.telemetry.LogContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Log lines of a request say which app it is about: {@code {app}} of its route, or else the parameter {@code app}. */
final class RequestSubject implements HandlerInterceptor {
    private static final String APP = "app";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern IN_QUERY = Pattern.compile("(?:^|&)app=([a-z0-9-]{1,63})(?:&|$)");
    private static final String CONTEXT = RequestSubject.class.getName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        app(request).ifPresent(app -> request.setAttribute(CONTEXT, LogContext.about("app/" + app)));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CONTEXT) instanceof LogContext context) {
            context.close();
        }
    }

    private static Optional<String> app(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var inRoute = variables instanceof Map<?, ?> named ? named.get(APP) : null;
        return inRoute instanceof String name
                ? Optional.of(name).filter(text -> NAME.matcher(text).matches())
                : inQuery(request.getQueryString());
    }

    /** Asking for parameters would read a form, and with it the body that a webhook's signature is about. */
    private static Optional<String> inQuery(@Nullable String query) {
        return Optional.ofNullable(query)
                .map(IN_QUERY::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
