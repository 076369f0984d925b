package dev.slipway.runtime.web;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** A problem where only the status is known. */
final class ByStatus {

    private static final Map<Integer, ProblemType> TYPES = Stream.of(
                    Problems.NOT_PARSEABLE,
                    Problems.UNAUTHENTICATED,
                    Problems.FORBIDDEN,
                    Problems.NOT_FOUND,
                    Problems.METHOD_NOT_ALLOWED,
                    Problems.NOT_ACCEPTABLE,
                    Problems.TOO_SLOW,
                    Problems.CONFLICT,
                    Problems.GONE,
                    Problems.PRECONDITION_FAILED,
                    Problems.TOO_LARGE,
                    Problems.UNSUPPORTED_MEDIA_TYPE,
                    Problems.UNPROCESSABLE,
                    Problems.TOO_MANY_REQUESTS,
                    Problems.INTERNAL,
                    Problems.UNAVAILABLE)
            .collect(Collectors.toMap(ProblemType::status, Function.identity()));

    private ByStatus() {}

    static ProblemType type(int status) {
        var known = TYPES.get(status);
        if (known != null) {
            return known;
        }
        var standard = HttpStatus.resolve(status);
        var title = standard == null ? "Error" : standard.getReasonPhrase();
        return new ProblemType("http-" + status, status >= 400 && status <= 599 ? status : 500, title);
    }

    static Problem problem(int status) {
        return type(status)
                .problem(
                        switch (status) {
                            case 400 ->
                                "The request is not valid HTTP, or names something in a way that is not accepted.";
                            case 404 -> "Nothing is found here.";
                            case 413 -> "The body or the header is too large.";
                            case 431 -> "The header of the request is too large.";
                            default -> "The request could not be answered.";
                        });
    }
}
