package dev.slipway.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Every exception that a handler lets go, as a problem document; what concerns security goes on to the filter chain. */
final class ProblemExceptionResolver implements HandlerExceptionResolver {

    private final ProblemTranslator translator;

    ProblemExceptionResolver(ProblemTranslator translator) {
        this.translator = translator;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            return null;
        }
        try {
            ProblemDocument.write(request, response, translator.translate(exception, request));
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException("The caller has gone before the answer", e);
        }
    }
}
