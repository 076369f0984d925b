package dev.slipway.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A peer said no, and asking again the same way will not help: 4xx except 429, or an answer that cannot be used. Carries the
 * problem document (RFC 9457) if there was one.
 */
public final class RemoteProblem extends RuntimeException {

    private final String client;
    private final int status;
    private final @Nullable String type;
    private final String detail;
    private final List<FieldError> errors;
    private final Map<String, Object> members;

    /** One wrong place in what was sent, as the peer names it. */
    public record FieldError(String pointer, String detail) {}

    public RemoteProblem(
            String client,
            int status,
            @Nullable String type,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members) {
        super(client + " answered " + status + ": " + detail);
        this.client = client;
        this.status = status;
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    /** An answer that does not keep to the contract, whatever its status. */
    static RemoteProblem unusable(String client, int status, String why, @Nullable Throwable cause) {
        var problem = new RemoteProblem(client, status, null, why, List.of(), Map.of());
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    /** Name of the client, as configured. */
    public String client() {
        return client;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Type of the problem document. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** Whether the peer answered with a problem of our own kind, such as {@code conflict}. */
    public boolean is(String slug) {
        return ("urn:slipway:problem:" + slug).equals(type);
    }

    /** In words; a summary of the answer when there was no problem document. */
    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The remaining members of the problem document. */
    public Map<String, Object> members() {
        return members;
    }
}
