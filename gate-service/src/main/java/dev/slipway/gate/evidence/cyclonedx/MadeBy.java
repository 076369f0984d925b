package dev.slipway.gate.evidence.cyclonedx;

import dev.slipway.gate.evidence.Words;
import dev.slipway.gate.registry.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What metadata says about the making of a document. */
final class MadeBy {
    private static final Pattern NAMED_BY_DIGEST = Pattern.compile("@(sha256(?::|%3[Aa])[0-9a-f]{64})");
    private static final String UNNAMED = "an unnamed tool";

    private MadeBy() {}

    /** Up to 1.4 an array of tools; since 1.5 an object with components, or the array still. */
    static String tool(JsonNode tools) {
        var list = tools.isArray() ? tools : tools.path("components");
        return tool(list.path(0).path("name").asString(""));
    }

    static String tool(String name) {
        return name.isBlank() ? UNNAMED : Words.brief(name);
    }

    static @Nullable Instant time(String timestamp) {
        try {
            return timestamp.isEmpty() ? null : OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The digest in {@code repository@sha256:…} or in a package URL {@code pkg:oci/name@sha256%3A…}. */
    static Optional<Digest> imageIn(String text) {
        var found = NAMED_BY_DIGEST.matcher(text);
        return found.find() ? Digest.parse(found.group(1).replace("%3A", ":").replace("%3a", ":")) : Optional.empty();
    }
}
