package dev.slipway.runtime.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link Paging} from {@code limit} and {@code cursor}; what is wrong with them is a 422 problem. */
final class PagingArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Paging.class);
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var limit = given(request, "limit").map(PagingArgumentResolver::number).orElse(Paging.DEFAULT_LIMIT);
        var cursor = given(request, "cursor");
        cursor.ifPresent(Cursor::decode);
        return new Paging(limit, cursor.orElse(null));
    }

    private static Optional<String> given(NativeWebRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw Problems.UNPROCESSABLE
                    .problem("The limit is not a number.")
                    .error("/limit", "must be between 1 and " + Paging.MAX_LIMIT)
                    .because(e);
        }
    }
}
