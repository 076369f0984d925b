package dev.slipway.runtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost net: what a filter throws becomes a problem document as well. */
final class ProblemFilter extends OncePerRequestFilter {

    private final ProblemTranslator translator;

    ProblemFilter(ProblemTranslator translator) {
        this.translator = translator;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            ProblemDocument.write(request, response, translator.translate(e, request));
        }
    }
}
