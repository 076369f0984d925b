package dev.slipway.gate.registry;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image that was pushed, as it was read at the registry. What it says about itself (version, commit, source) is the
 * builder's claim.
 *
 * @param repository without the registry's host
 * @param tag under which it was last announced
 * @param commit 40 hex digits
 * @param source URL of the source repository
 */
public record Build(
        String repository,
        Digest digest,
        String mediaType,
        @Nullable String tag,
        @Nullable String version,
        @Nullable String commit,
        @Nullable String source) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]{1,300}");

    /** Reads the labels that the OCI image specification names (annotations, pre-defined keys). */
    static Build of(
            String repository, Digest digest, String mediaType, @Nullable String tag, Map<String, String> labels) {
        var revision = labels.getOrDefault("org.opencontainers.image.revision", "");
        return new Build(
                repository,
                digest,
                mediaType,
                tag,
                label(labels, "org.opencontainers.image.version"),
                COMMIT.matcher(revision).matches() ? revision : null,
                label(labels, "org.opencontainers.image.source"));
    }

    /** The same build, announced under this tag. */
    Build taggedAs(String other) {
        return new Build(repository, digest, mediaType, other, version, commit, source);
    }

    private static @Nullable String label(Map<String, String> labels, String name) {
        var value = labels.getOrDefault(name, "").strip();
        return PRINTABLE.matcher(value).matches() ? value : null;
    }
}
