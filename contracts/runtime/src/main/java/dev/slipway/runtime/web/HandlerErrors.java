package dev.slipway.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Constraint;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/** The errors that a handler can answer with for reasons of the house, read from what it takes and gives. */
final class HandlerErrors {

    private HandlerErrors() {}

    static List<ProblemType> of(HandlerMethod handler) {
        var errors = new ArrayList<>(List.of(Problems.NOT_PARSEABLE, Problems.INTERNAL, Problems.UNAVAILABLE));
        if (givesSomething(handler)) {
            errors.add(Problems.NOT_ACCEPTABLE);
        }
        if (takesBody(handler)) {
            errors.add(Problems.TOO_SLOW);
            errors.add(Problems.TOO_LARGE);
        }
        if (namesMediaTypes(handler)) {
            errors.add(Problems.UNSUPPORTED_MEDIA_TYPE);
        }
        boolean idempotent = handler.hasMethodAnnotation(Idempotent.class);
        if (idempotent) {
            errors.add(Problems.CONFLICT);
        }
        if (idempotent || Arrays.stream(handler.getMethodParameters()).anyMatch(HandlerErrors::canBeWrong)) {
            errors.add(Problems.UNPROCESSABLE);
        }
        return errors;
    }

    private static boolean givesSomething(HandlerMethod handler) {
        return mapping(handler).produces().length > 0
                || !handler.getReturnType().getParameterType().equals(void.class);
    }

    private static boolean takesBody(HandlerMethod handler) {
        return Arrays.stream(mapping(handler).method())
                .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
    }

    private static boolean namesMediaTypes(HandlerMethod handler) {
        return mapping(handler).consumes().length > 0
                || Arrays.stream(handler.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean canBeWrong(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type.equals(Paging.class) || constrained(parameter)) {
            return true;
        }
        if (type.equals(InputStream.class) || HttpServletRequest.class.isAssignableFrom(type)) {
            return false;
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return true;
        }
        var query = parameter.getParameterAnnotation(RequestParam.class);
        boolean mustBeThere =
                query != null && query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        boolean converted =
                !type.equals(String.class) && (query != null || parameter.hasParameterAnnotation(PathVariable.class));
        return mustBeThere || converted;
    }

    private static boolean constrained(MethodParameter parameter) {
        return Arrays.stream(parameter.getParameterAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(Constraint.class));
    }

    private static RequestMapping mapping(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        if (mapping == null) {
            throw new IllegalStateException(handler.getShortLogMessage() + " is no handler");
        }
        return mapping;
    }
}
