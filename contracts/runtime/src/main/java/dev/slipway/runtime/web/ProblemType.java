package dev.slipway.runtime.web;

import java.net.URI;
import java.util.Locale;

/**
 * A kind of problem as RFC 9457 has it: stable, documented, and the same for every occurrence.
 *
 * @param slug lower case words joined by hyphens; the type is {@code urn:slipway:problem:<slug>}
 * @param status HTTP status, 400 to 599
 * @param title short, the same for every occurrence
 */
public record ProblemType(String slug, int status, String title) {

    public ProblemType {
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("Not a slug: " + slug);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not the status of an error: " + status);
        }
    }

    public URI uri() {
        return URI.create("urn:slipway:problem:" + slug);
    }

    /** An occurrence, ready to be thrown. The detail is a {@link String#format} pattern when arguments are given. */
    @SuppressWarnings("AnnotateFormatMethod") // a detail without arguments is taken as it is, percent signs and all
    public Problem problem(String detail, Object... args) {
        return new Problem(this, args.length == 0 ? detail : String.format(Locale.ROOT, detail, args));
    }
}
