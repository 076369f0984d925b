package dev.slipway.gate.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.slipway.runtime.Digests;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names content by its SHA-256 (OCI image specification, descriptor: digests). Other algorithms are not accepted.
 *
 * @param value {@code sha256:} and 64 lower-case hex digits
 */
public record Digest(@JsonValue String value) {
    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a digest: " + value);
        }
    }

    /** The digest that the text is; empty for anything else. */
    public static Optional<Digest> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Digest(text)) : Optional.empty();
    }

    /** The digest of the content. */
    public static Digest of(byte[] content) {
        return new Digest(PREFIX + Digests.sha256Hex(content));
    }

    /** The 64 hex digits alone. */
    public String hex() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
