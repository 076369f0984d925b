package dev.slipway.gate.registry;

import java.util.List;
import java.util.Set;

/** Media types of images (OCI image specification, media types; Docker image manifest version 2, schema 2). */
public final class MediaTypes {
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

    private static final Set<String> CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    private MediaTypes() {}

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
