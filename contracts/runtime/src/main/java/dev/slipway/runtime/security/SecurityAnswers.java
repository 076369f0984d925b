package dev.slipway.runtime.security;

import dev.slipway.runtime.security.Routes.Access;
import dev.slipway.runtime.web.Handlers;
import dev.slipway.runtime.web.OneLine;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemDocument;
import dev.slipway.runtime.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * 401 and 403 in words (RFC 6750 section 3). Whoever is signed in also learns that a route does not exist (404) or takes other
 * methods (405); whoever is not learns nothing. Every refusal of a token, and of a caller by the rule of a route, stands in the log (what a feature refuses is its own to record); which fault a token has stands nowhere else, so that whoever forges one does not learn it.
 */
final class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityAnswers.class);

    private final RouteGuard guard;
    private final Handlers handlers;

    SecurityAnswers(RouteGuard guard, Handlers handlers) {
        this.guard = guard;
        this.handlers = handlers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof OAuth2AuthenticationException) {
            log(request, "with a token that is not accepted", refused.getMessage());
        }
        ProblemDocument.write(request, response, unauthenticated(refused));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var problem = refused(request);
        log(request, "by " + request.getRemoteUser() + " is refused", problem.getMessage());
        ProblemDocument.write(request, response, problem);
    }

    private static void log(HttpServletRequest request, String what, @Nullable String why) {
        log.info(
                "{} {} {}: {}",
                request.getMethod(),
                OneLine.of(request.getRequestURI()),
                OneLine.of(what),
                OneLine.of(why));
    }

    private static Problem unauthenticated(AuthenticationException refused) {
        if (refused instanceof OAuth2AuthenticationException) {
            return Problems.UNAUTHENTICATED
                    .problem(
                            "The token is not accepted: it is expired, not from our issuer, not for this, or not whole.")
                    .fix("Get a fresh token and try again.")
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        return Problems.UNAUTHENTICATED
                .problem("This needs a token.")
                .fix("Send the header Authorization: Bearer <token>.")
                .header("WWW-Authenticate", "Bearer");
    }

    private Problem refused(HttpServletRequest request) {
        return guard.ruleFor(request).map(rule -> forbidden(rule.access())).orElseGet(() -> unruled(request));
    }

    /** Who may, said to somebody who may not. */
    static Problem forbidden(Access access) {
        return switch (access) {
            case Access.Everyone() -> Problems.FORBIDDEN.problem("This is not allowed.");
            case Access.SignedIn() -> Problems.FORBIDDEN.problem("This is not allowed.");
            case Access.People() -> Problems.FORBIDDEN.problem("Only people may do this, with a token of their own.");
            case Access.AnyRole(var roles) ->
                Problems.FORBIDDEN
                        .problem("Only somebody with the role %s may do this.", either(roles))
                        .with("roles", new TreeSet<>(roles));
            case Access.AnyScope(var scopes) ->
                Problems.FORBIDDEN.problem("Only a service with the scope %s may do this.", either(scopes));
            case Access.RoleOrScope(var roles, var scopes) ->
                Problems.FORBIDDEN
                        .problem(
                                "Only somebody with the role %s, or a service with the scope %s, may do this.",
                                either(roles), either(scopes))
                        .with("roles", new TreeSet<>(roles));
        };
    }

    private Problem unruled(HttpServletRequest request) {
        var path = request.getRequestURI();
        return switch (handlers.find(request)) {
            case Handlers.Found.Nothing() -> Problems.NOT_FOUND.problem("Nothing is found at " + path + ".");
            case Handlers.Found.OtherMethods(var allowed) ->
                Problems.METHOD_NOT_ALLOWED
                        .problem("%s is not possible at %s.", request.getMethod(), path)
                        .header("Allow", String.join(", ", allowed));
            case Handlers.Found.Handler ignored -> Problems.FORBIDDEN.problem("Nobody may do this: no rule opens it.");
            case Handlers.Found.NotThisWay() -> Problems.FORBIDDEN.problem("Nobody may do this: no rule opens it.");
        };
    }

    private static String either(Set<String> names) {
        return String.join(" or ", new TreeSet<>(names));
    }
}
