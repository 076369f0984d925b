package dev.slipway.catalog.app;

import dev.slipway.runtime.web.Problems;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags (RFC 9110 section 8.8.3): {@code "12"}. */
final class RevisionTag {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private RevisionTag() {}

    static String of(App app) {
        return "\"" + app.revision() + "\"";
    }

    /** What the header {@code If-Match} asks for; nothing if it is missing or {@code *}. */
    static Optional<Long> wanted(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Problems.NOT_PARSEABLE
                    .problem("The header If-Match is not an entity tag of an app.")
                    .fix("Send what the header ETag said, such as \"12\", or leave it out.");
        }
        return Optional.of(Long.valueOf(tag.group(1)));
    }
}
