package dev.slipway.runtime.web;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.TransientFailures;
import dev.slipway.runtime.Uuid7;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Every exception as the problem that a caller may see. What nobody foresaw becomes a 500 with an {@code id}, which stands in
 * the log beside the stack trace; its text is never shown.
 */
final class ProblemTranslator {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration ISSUER_AWAY = Duration.ofSeconds(5);

    private final List<ProblemSource> sources;

    ProblemTranslator(List<ProblemSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Problem translate(Throwable thrown, HttpServletRequest request) {
        return foundInside(thrown).orElseGet(() -> byKind(thrown, request));
    }

    /** A problem, or a reason that is known for sure, may come wrapped by whoever was reading or converting. */
    private static Optional<Problem> foundInside(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            switch (cause) {
                case Problem problem -> {
                    return Optional.of(problem);
                }
                case BodyTooLarge large -> {
                    return Optional.of(large.problem());
                }
                case BodyTooSlow slow -> {
                    return Optional.of(BodyTooSlow.problem().because(slow));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private Problem byKind(Throwable thrown, HttpServletRequest request) {
        return switch (thrown) {
            case RequestRejectedException rejected ->
                Problems.NOT_PARSEABLE
                        .problem("A parameter or header holds characters that no text here may hold.")
                        .because(rejected);
            case InvalidParameterException unreadable ->
                Problems.NOT_PARSEABLE
                        .problem(
                                "The query or form cannot be read: a wrong %-encoding, a part without a name, or too many parameters.")
                        .because(unreadable);
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable);
            case MethodArgumentNotValidException invalid -> BindingProblems.of(invalid.getBindingResult());
            case BindException invalid -> BindingProblems.of(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> BindingProblems.of(invalid);
            case ConstraintViolationException invalid -> BindingProblems.of(invalid);
            case MissingServletRequestPartException missing -> BindingProblems.missing(missing.getRequestPartName());
            case ServletRequestBindingException missing -> BindingProblems.of(missing);
            case TypeMismatchException mismatch -> BindingProblems.of(mismatch);
            case AuthenticationServiceException away ->
                unavailable(
                        "Tokens cannot be checked now, because the issuer does not answer.",
                        away,
                        ISSUER_AWAY,
                        request);
            case ErrorResponse told -> ofSpring(told, thrown, request);
            case ServletException wrapper
            when wrapper.getRootCause() instanceof Exception cause -> byKind(cause, request);
            case Throwable passing
            when TransientFailures.isTransient(passing) ->
                unavailable("Something that is needed for this does not answer now.", passing, SOON, request);
            default -> toldElsewhere(thrown).orElseGet(() -> internal(thrown, request));
        };
    }

    private Optional<Problem> toldElsewhere(Throwable thrown) {
        return sources.stream()
                .map(source -> source.problemOf(thrown))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Problem unavailable(
            String detail, Throwable passing, Duration otherwise, HttpServletRequest request) {
        log.warn(
                "{} {} answered 503: {}",
                request.getMethod(),
                ProblemDocument.instanceOf(request),
                reasons(passing),
                saysWhereItIs(passing) ? null : passing);
        return Problems.UNAVAILABLE
                .problem(detail)
                .header("Retry-After", pauseOf(passing, otherwise))
                .because(passing);
    }

    /** Whether a line tells enough. While a peer is away there is one for every request. */
    private static boolean saysWhereItIs(Throwable passing) {
        return passing instanceof RetryableException || passing instanceof AuthenticationServiceException;
    }

    private static String reasons(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(5)
                .map(each ->
                        each.getMessage() == null ? each.getClass().getSimpleName() : OneLine.of(each.getMessage()))
                .distinct()
                .collect(Collectors.joining(" ← "));
    }

    /** In seconds (RFC 9110 section 10.2.3). */
    private static String pauseOf(Throwable failure, Duration otherwise) {
        var pause = TransientFailures.retryAfter(failure).orElse(otherwise);
        return String.valueOf(Math.max(1, pause.toSeconds()));
    }

    private static Problem ofSpring(ErrorResponse told, Throwable thrown, HttpServletRequest request) {
        int status = told.getStatusCode().value();
        if (status < 400 || status == 500) {
            return internal(thrown, request);
        }
        var problem = ByStatus.type(status).problem(detailOf(told, status, request));
        told.getHeaders().forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    private static String detailOf(ErrorResponse told, int status, HttpServletRequest request) {
        var detail = told.getBody().getDetail();
        return switch (status) {
            case 404 -> "Nothing is found at " + request.getRequestURI() + ".";
            case 405 -> request.getMethod() + " is not possible at " + request.getRequestURI() + ".";
            default -> detail == null ? "The request could not be answered." : detail;
        };
    }

    private static Problem internal(Throwable thrown, HttpServletRequest request) {
        var id = Uuid7.next().toString();
        log.error("{} {} failed, problem id {}", request.getMethod(), ProblemDocument.instanceOf(request), id, thrown);
        return Problems.INTERNAL
                .problem("Something went wrong on our side.")
                .with("id", id)
                .fix("Try again; if it stays, tell the operators this id.");
    }
}
