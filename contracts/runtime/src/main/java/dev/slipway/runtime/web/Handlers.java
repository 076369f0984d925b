package dev.slipway.runtime.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which handler method a request will come to, asked before it gets there. */
public final class Handlers {

    /** What there is at a path. */
    public sealed interface Found {
        record Handler(HandlerMethod method) implements Found {}

        record OtherMethods(Collection<String> allowed) implements Found {}

        /** Something answers here, though not this kind of request. */
        record NotThisWay() implements Found {}

        record Nothing() implements Found {}
    }

    private static final String ANSWER = Handlers.class.getName() + ".answer";

    /** An error page is another question, though the request is the same object. */
    private record Answer(String question, Found found) {}

    /** Looked up at the first request, for the mappings need what needs this; and once, for a look-up costs more than the rest. */
    private final Supplier<List<RequestMappingHandlerMapping>> mappings;

    Handlers(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = SingletonSupplier.of(() -> mappings.orderedStream().toList());
    }

    /** Several filters ask about one request; it is looked up for the first of them. */
    public Found find(HttpServletRequest request) {
        var asked = request.getMethod() + " " + request.getRequestURI();
        if (request.getAttribute(ANSWER) instanceof Answer(var question, var found) && question.equals(asked)) {
            return found;
        }
        var found = lookUp(request);
        request.setAttribute(ANSWER, new Answer(asked, found));
        return found;
    }

    private Found lookUp(HttpServletRequest request) {
        boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
        if (!parsed) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            return mappings.get().stream()
                    .map(mapping -> find(mapping, request))
                    .filter(found -> !(found instanceof Found.Nothing))
                    .findFirst()
                    .orElseGet(Found.Nothing::new);
        } finally {
            if (!parsed) {
                ServletRequestPathUtils.clearParsedRequestPath(request);
            }
        }
    }

    private static Found find(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
        try {
            var chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? new Found.Handler(method)
                    : new Found.Nothing();
        } catch (HttpRequestMethodNotSupportedException e) {
            var allowed = e.getSupportedMethods();
            return new Found.OtherMethods(allowed == null ? List.of() : List.of(allowed));
        } catch (ServletException e) {
            return new Found.NotThisWay();
        } catch (Exception e) {
            throw new IllegalStateException("Looking for the handler of " + request.getRequestURI() + " failed", e);
        }
    }
}
