package dev.slipway.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes two requests the same one. The header is a string of RFC 8941 (in quotes); bare values are taken as well, since
 * most clients send those.
 *
 * @param requestHash SHA-256 over method, path, query, content type and body
 */
record IdempotencyKey(String caller, String route, String key, String requestHash) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM =
            Pattern.compile("\"([\\x20-\\x7E&&[^\"\\\\]]{1,255})\"|([\\x21-\\x7E&&[^\"\\\\]]{1,255})");

    static Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).map(IdempotencyKey::parse);
    }

    private static String parse(String header) {
        var form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw Problems.NOT_PARSEABLE.problem(
                    "The header %s holds 1 to 255 printable ASCII characters, best a UUID in quotes.", HEADER);
        }
        return Optional.ofNullable(form.group(1)).orElse(form.group(2));
    }
}
