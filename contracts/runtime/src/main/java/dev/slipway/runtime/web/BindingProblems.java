package dev.slipway.runtime.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What was readable and breaks a rule: 422, each place with its reason, in a stable order. */
final class BindingProblems {

    private BindingProblems() {}

    static Problem of(Errors errors) {
        return listing(places(errors, ""));
    }

    static Problem of(HandlerMethodValidationException invalid) {
        var places = new ArrayList<Problem.FieldError>();
        for (var result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                places.addAll(places(body, indexOf(body)));
            } else {
                var pointer = Pointers.of(nameOf(result)) + indexOf(result);
                result.getResolvableErrors().forEach(error -> places.add(new Problem.FieldError(pointer, text(error))));
            }
        }
        return listing(places);
    }

    static Problem of(ConstraintViolationException invalid) {
        return listing(invalid.getConstraintViolations().stream()
                .map(one -> new Problem.FieldError(pointerOf(one), one.getMessage()))
                .toList());
    }

    static Problem of(ServletRequestBindingException wrong) {
        return switch (wrong) {
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case MissingPathVariableException missing -> missing(missing.getVariableName());
            default ->
                Problems.UNPROCESSABLE
                        .problem("The parameters are not what this needs.")
                        .because(wrong);
        };
    }

    static Problem of(TypeMismatchException mismatch) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(mismatch.getPropertyName()).orElse("");
        var type = Optional.ofNullable(mismatch.getRequiredType());
        return listing(List.of(new Problem.FieldError(
                        Pointers.ofBeanPath(name),
                        type.map(BindingProblems::expectation).orElse("does not fit"))))
                .because(mismatch);
    }

    static Problem missing(String name) {
        return listing(List.of(new Problem.FieldError(Pointers.of(name), "is missing")));
    }

    private static String expectation(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> WireNames.of((Enum<?>) constant))
                        .collect(Collectors.joining(", ", "must be one of ", ""))
                : "must be " + Kinds.name(type);
    }

    private static List<Problem.FieldError> places(Errors errors, String before) {
        return errors.getAllErrors().stream()
                .map(error -> new Problem.FieldError(
                        error instanceof FieldError field ? before + Pointers.ofBeanPath(field.getField()) : before,
                        text(error)))
                .toList();
    }

    private static Problem listing(List<Problem.FieldError> places) {
        var sorted = places.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem.FieldError::pointer).thenComparing(Problem.FieldError::detail))
                .toList();
        var summary = sorted.size() == 1
                ? "%s %s.".formatted(name(sorted.getFirst()), sorted.getFirst().detail())
                : sorted.size() + " things are wrong; errors lists them.";
        var problem = Problems.UNPROCESSABLE.problem(summary);
        sorted.forEach(place -> problem.error(place.pointer(), place.detail()));
        return problem;
    }

    private static String name(Problem.FieldError place) {
        return place.pointer().isEmpty() ? "The body" : place.pointer();
    }

    private static String text(MessageSourceResolvable error) {
        var typeMismatch = error instanceof FieldError field && field.isBindingFailure();
        return typeMismatch
                ? "has a value of the wrong kind"
                : Optional.ofNullable(error.getDefaultMessage()).orElse("does not fit");
    }

    private static String nameOf(ParameterValidationResult result) {
        return Optional.ofNullable(result.getMethodParameter().getParameterName())
                .orElse("");
    }

    private static String indexOf(ParameterValidationResult result) {
        var index = result.getContainerIndex();
        return index == null ? "" : "/" + index;
    }

    /** A violation's path begins with the method and the parameter, which are no business of the caller. */
    private static String pointerOf(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node ->
                        node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getName() == null ? "" : Pointers.ofBeanPath(node.getName())))
                .collect(Collectors.joining());
    }
}
