package dev.slipway.runtime.security;

import dev.slipway.runtime.security.Routes.Access;
import dev.slipway.runtime.security.Routes.Rule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Decides by the first rule that matches; without one the answer is no. */
final class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {

    private record Compiled(Rule rule, PathPattern pattern) {

        boolean matches(String asked, PathContainer path) {
            var method = rule.method();
            return (method == null || method.matches(asked) || isHeadOfGet(asked)) && pattern.matches(path);
        }

        private boolean isHeadOfGet(String asked) {
            return HttpMethod.GET.equals(rule.method()) && asked.equals("HEAD");
        }
    }

    private final List<Compiled> rules;

    RouteGuard(List<Rule> rules) {
        this.rules = rules.stream()
                .map(rule -> new Compiled(rule, PathPatternParser.defaultInstance.parse(rule.pattern())))
                .toList();
    }

    Optional<Rule> ruleFor(HttpServletRequest request) {
        return ruleFor(
                request.getMethod(),
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    /** The path may be a template such as {@code /api/v1/apps/{app}}. */
    Optional<Rule> ruleFor(String method, String path) {
        var parsed = PathContainer.parsePath(path);
        return rules.stream()
                .filter(one -> one.matches(method, parsed))
                .map(Compiled::rule)
                .findFirst();
    }

    boolean isOpen(HttpServletRequest request) {
        return ruleFor(request)
                .map(rule -> rule.access() instanceof Access.Everyone)
                .orElse(false);
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var access = ruleFor(context.getRequest()).map(Rule::access);
        if (access.isEmpty()) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(allows(access.get(), authentication.get()));
    }

    private static boolean allows(Access access, @Nullable Authentication authentication) {
        if (access instanceof Access.Everyone) {
            return true;
        }
        return authentication instanceof CallerToken token && allows(access, token.caller());
    }

    private static boolean allows(Access access, Caller caller) {
        return switch (access) {
            case Access.Everyone() -> true;
            case Access.SignedIn() -> true;
            case Access.People() -> caller instanceof Person;
            case Access.AnyRole(var roles) -> roles.stream().anyMatch(caller::has);
            case Access.AnyScope(var scopes) -> hasScope(caller, scopes);
            case Access.RoleOrScope(var roles, var scopes) ->
                roles.stream().anyMatch(caller::has) || hasScope(caller, scopes);
        };
    }

    private static boolean hasScope(Caller caller, Set<String> scopes) {
        return caller instanceof ServiceCaller service && scopes.stream().anyMatch(service::mayDo);
    }
}
