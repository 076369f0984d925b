package dev.slipway.runtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Bounds every body: at once by {@code Content-Length}, and while it is read for those who name none or lie. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final Handlers handlers;
    private final List<HandlerBodyLimit> declared;
    private final List<Map.Entry<PathPattern, DataSize>> byPattern;
    private final DataSize otherwise;

    BodyLimitFilter(Handlers handlers, List<HandlerBodyLimit> declared, Stream<BodyLimits> limits, DataSize otherwise) {
        this.handlers = handlers;
        this.declared = declared;
        this.byPattern = limits.flatMap(limit -> limit.byPattern().entrySet().stream())
                .map(entry -> Map.entry(PathPatternParser.defaultInstance.parse(entry.getKey()), entry.getValue()))
                .toList();
        this.otherwise = otherwise;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() == 0) {
            chain.doFilter(request, response);
            return;
        }
        long limit = limitFor(request).toBytes();
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLarge(limit);
        }
        chain.doFilter(new BoundedRequest(request, limit), response);
    }

    private DataSize limitFor(HttpServletRequest request) {
        return byPath(request).or(() -> byHandler(request)).orElse(otherwise);
    }

    private Optional<DataSize> byPath(HttpServletRequest request) {
        var path = PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
        return byPattern.stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<DataSize> byHandler(HttpServletRequest request) {
        if (declared.isEmpty() || !hasBody(request)) {
            return Optional.empty();
        }
        return switch (handlers.find(request)) {
            case Handlers.Found.Handler(var method) ->
                declared.stream().flatMap(one -> one.limitOf(method).stream()).findFirst();
            case Handlers.Found.OtherMethods ignored -> Optional.empty();
            case Handlers.Found.NotThisWay ignored -> Optional.empty();
            case Handlers.Found.Nothing ignored -> Optional.empty();
        };
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
