package dev.slipway.runtime.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The caller's fault, told as a problem document (RFC 9457): thrown anywhere while a request is handled, written as
 * {@code application/problem+json}. Not thread-safe; built and thrown at once.
 */
public final class Problem extends RuntimeException {

    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance", "errors");

    private final ProblemType type;
    private final String detail;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Problem(ProblemType type, String detail) {
        super(type.slug() + ": " + detail);
        this.type = type;
        this.detail = detail;
    }

    /**
     * One wrong place in what was sent.
     *
     * @param pointer JSON pointer (RFC 6901) into the body such as {@code /image/repository}, or {@code /name} of a parameter
     */
    public record FieldError(String pointer, String detail) {}

    /** Adds an extension member (RFC 9457 section 3.2). The value is written as JSON. */
    public Problem with(String key, Object value) {
        if (STANDARD.contains(key)) {
            throw new IllegalArgumentException(key + " is a member of every problem document");
        }
        extensions.put(key, value);
        return this;
    }

    /** What the reader can do next, in plain words: the extension member {@code fix}. */
    public Problem fix(String nextStep) {
        return with("fix", nextStep);
    }

    /** Names a wrong field or parameter; may be called several times. */
    public Problem error(String pointer, String what) {
        errors.add(new FieldError(pointer, what));
        return this;
    }

    /** A header of the answer, such as {@code Retry-After} or {@code Allow}. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The exception that led here, for the log; it is never shown to the caller. */
    public Problem because(Throwable cause) {
        if (getCause() == null) {
            initCause(cause);
        }
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public int status() {
        return type.status();
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return Collections.unmodifiableList(errors);
    }

    public Map<String, Object> extensions() {
        return Collections.unmodifiableMap(extensions);
    }

    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
