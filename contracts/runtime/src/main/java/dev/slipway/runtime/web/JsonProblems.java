package dev.slipway.runtime.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Bodies that cannot be read: 400 when they are not JSON, 422 with the place when they are and say something impossible. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        return inside(unreadable, DatabindException.class)
                .map(JsonProblems::wrongPlace)
                .or(() -> inside(unreadable, InputCoercionException.class).map(JsonProblems::outOfRange))
                .orElseGet(() -> Problems.NOT_PARSEABLE.problem(
                        "The body is missing, not complete or not in the format that Content-Type names."))
                .because(unreadable);
    }

    private static <T extends Throwable> Optional<T> inside(Throwable thrown, Class<T> kind) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** A number that the field cannot hold; the reader stands where it is. */
    private static Problem outOfRange(InputCoercionException wrong) {
        var pointer = wrong.processor() == null
                ? ""
                : wrong.processor().streamReadContext().pathAsPointer().toString();
        var what = "must be " + Kinds.name(wrong.getTargetType()) + " within its range";
        return Problems.UNPROCESSABLE
                .problem("%s %s.", pointer.isEmpty() ? "The body" : pointer, what)
                .error(pointer, what);
    }

    private static Problem wrongPlace(DatabindException wrong) {
        var pointer = Pointers.ofJson(wrong.getPath());
        var what = what(wrong);
        return Problems.UNPROCESSABLE
                .problem("%s %s.", pointer.isEmpty() ? "The body" : pointer, what)
                .error(pointer, what);
    }

    private static String what(DatabindException wrong) {
        return switch (wrong) {
            case InvalidTypeIdException ignored -> "is of no known kind";
            case InvalidFormatException format -> expectation(format.getTargetType());
            case UnrecognizedPropertyException ignored -> "is not known here";
            case ValueInstantiationException refused -> reason(refused);
            case MismatchedInputException mismatch -> expectation(mismatch.getTargetType());
            default -> "has a value that does not fit";
        };
    }

    /** Value types refuse by {@code IllegalArgumentException}, with a sentence that is meant to be read. */
    private static String reason(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException said && said.getMessage() != null
                ? "is refused: " + said.getMessage()
                : "has a value that does not fit";
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "has a value of the wrong kind";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(JsonProblems::wireName)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return "must be " + Kinds.name(type);
    }

    private static String wireName(Object constant) {
        return WireNames.of((Enum<?>) constant);
    }
}
