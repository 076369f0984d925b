package dev.slipway.runtime.web;

/** The problem types that all services share. A feature declares its own beside these in a {@code *Problem} class. */
public final class Problems {

    /** What was sent cannot be read at all (malformed JSON, malformed header). */
    public static final ProblemType NOT_PARSEABLE = new ProblemType("not-parseable", 400, "Not parseable");

    /** No token, or one that is not accepted. */
    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401, "Not signed in");

    /** Known who it is, and they may not. */
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "Not allowed");

    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found");

    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "Method not allowed");

    public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406, "Not acceptable");

    /** The body did not arrive in time. */
    public static final ProblemType TOO_SLOW = new ProblemType("too-slow", 408, "Request took too long");

    /** Contradicts what is there now. */
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409, "Conflict");

    /** Once was here, and will not come back. */
    public static final ProblemType GONE = new ProblemType("gone", 410, "Gone");

    /** What the caller saw has changed since (RFC 9110 section 13.1.1). */
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", 412, "Precondition failed");

    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "Too large");

    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "Unsupported media type");

    /** Readable, understood, and wrong: {@code errors[]} says where. */
    public static final ProblemType UNPROCESSABLE = new ProblemType("unprocessable", 422, "Understood but wrong");

    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429, "Too many requests");

    /** A bug; the member {@code id} is in the log of the service. */
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "Internal error");

    /** Something that is needed for the answer does not answer itself; try again later. */
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503, "Not available now");

    private Problems() {}
}
