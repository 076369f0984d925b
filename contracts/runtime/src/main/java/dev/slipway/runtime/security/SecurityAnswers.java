package dev.slipway.runtime.security;

import dev.slipway.runtime.security.Routes.Access;
import dev.slipway.runtime.web.Handlers;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemDocument;
import dev.slipway.runtime.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * 401 and 403 in words (RFC 6750 section 3). Whoever is signed in also learns that a route does not exist (404) or takes other
 * methods (405); whoever is not learns nothing. Which fault a refused token has is said in the log alone, so that whoever forges one does not learn it.
 */
final class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityAnswers.class);
    private static final Pattern NO_TEXT = Pattern.compile("\\p{Cntrl}+");
    private static final int MOST_OF_A_REASON = 300;

    private final RouteGuard guard;
    private final Handlers handlers;

    SecurityAnswers(RouteGuard guard, Handlers handlers) {
        this.guard = guard;
        this.handlers = handlers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof InvalidBearerTokenException) {
            log.info(
                    "{} {} with a token that is not accepted: {}",
                    request.getMethod(),
                    oneLine(request.getRequestURI()),
                    oneLine(refused.getMessage()));
        }
        ProblemDocument.write(request, response, unauthenticated(refused));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemDocument.write(request, response, refused(request));
    }

    /** What a stranger wrote may stand in it. */
    private static String oneLine(@Nullable String said) {
        var line = NO_TEXT.matcher(String.valueOf(said)).replaceAll(" ");
        return line.substring(0, Math.min(line.length(), MOST_OF_A_REASON));
    }

    private static Problem unauthenticated(AuthenticationException refused) {
        if (refused instanceof InvalidBearerTokenException) {
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
