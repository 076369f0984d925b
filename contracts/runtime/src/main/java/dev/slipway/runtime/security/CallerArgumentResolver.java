package dev.slipway.runtime.security;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers their caller, in the kind that they ask for. */
final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token)) {
            throw Problems.UNAUTHENTICATED.problem("This needs a token.").header("WWW-Authenticate", "Bearer");
        }
        if (!parameter.getParameterType().isInstance(token.caller())) {
            throw onlyFor(parameter.getParameterType());
        }
        return token.caller();
    }

    /** What callers of another kind are told. */
    static Problem onlyFor(Class<?> kind) {
        if (kind.equals(Person.class)) {
            return Problems.FORBIDDEN.problem("Only people may do this, with a token of their own.");
        }
        if (kind.equals(Machine.class)) {
            return Problems.FORBIDDEN.problem("Only machines such as a build server may do this.");
        }
        return Problems.FORBIDDEN.problem("Only services may do this.");
    }
}
