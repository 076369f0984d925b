package dev.slipway.gate.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points to content (OCI image specification, descriptor).
 *
 * @param platform {@code os/architecture}, in an index
 * @param artifactType of the manifest that it points to, in an index
 */
record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Map<String, String> annotations,
        @Nullable String platform,
        @Nullable String artifactType) {
    /** Whether this is a stored statement about a sibling rather than an image for some machine. */
    boolean isAttachment() {
        return "unknown/unknown".equals(platform) || annotations.containsKey("vnd.docker.reference.type");
    }
}
