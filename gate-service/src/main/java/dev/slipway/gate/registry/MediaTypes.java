package dev.slipway.gate.registry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Media types of images (OCI image specification, media types; Docker image manifest version 2, schema 2). */
public final class MediaTypes {
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

    /** Both spellings of version 0.3 (sigstore/protobuf-specs, {@code sigstore_bundle.proto}). */
    private static final Set<String> BUNDLES = Set.of(
            "application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3");

    private static final Set<String> CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    private MediaTypes() {}

    /** Whether this is a sigstore bundle, version 0.3. */
    public static boolean isBundle(@Nullable String mediaType) {
        return mediaType != null && BUNDLES.contains(mediaType);
    }

    /** Whether this is an OCI image manifest, the only one that can refer to another. */
    public static boolean canRefer(String mediaType) {
        return mediaType.equals(OCI_MANIFEST);
    }

    /** Whether a push of this is a push of an image or of a list of images, rather than of a layer. */
    public static boolean isManifest(String mediaType) {
        return accepted().contains(mediaType);
    }

    static List<String> accepted() {
        return List.of(OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST);
    }

    static boolean isImageConfig(String mediaType) {
        return CONFIGS.contains(mediaType);
    }
}
