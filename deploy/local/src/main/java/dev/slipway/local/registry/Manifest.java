package dev.slipway.local.registry;

import dev.slipway.local.web.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A manifest or index as pushed: its bytes, which make its digest, and what the registry reads of them. */
final class Manifest {
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private static final Set<String> MANIFESTS = Set.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");
    private static final Set<String> INDEXES =
            Set.of(OCI_INDEX, "application/vnd.docker.distribution.manifest.list.v2+json");

    private final String mediaType;
    private final byte[] bytes;
    private final ObjectNode document;

    private Manifest(String mediaType, byte[] bytes, ObjectNode document) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.document = document;
    }

    static Manifest parse(String contentType, byte[] bytes) {
        var document =
                Json.tryObject(bytes).orElseThrow(() -> RegistryError.MANIFEST_INVALID.because("not a JSON object"));
        var stated = document.path("mediaType").asString(contentType);
        var mediaType = contentType.isEmpty() ? stated : contentType;
        if (!stated.equals(mediaType)) {
            throw RegistryError.MANIFEST_INVALID.because("Content-Type " + mediaType + ", but mediaType " + stated);
        }
        if (!MANIFESTS.contains(mediaType) && !INDEXES.contains(mediaType)) {
            throw RegistryError.MANIFEST_INVALID.because("unsupported media type " + mediaType);
        }
        if (document.path("schemaVersion").asInt(0) != 2) {
            throw RegistryError.MANIFEST_INVALID.because("schemaVersion is not 2");
        }
        var manifest = new Manifest(mediaType, bytes, document);
        if (!manifest.isIndex() && !document.path("config").path("digest").isString()) {
            throw RegistryError.MANIFEST_INVALID.because("no config");
        }
        return manifest;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int size() {
        return bytes.length;
    }

    boolean isIndex() {
        return INDEXES.contains(mediaType);
    }

    Digest digest() {
        return Digest.of(bytes);
    }

    /** Config and layers; foreign layers (with {@code urls}) are nowhere to be checked. */
    List<Digest> blobs() {
        return isIndex()
                ? List.of()
                : Stream.concat(Stream.of(document.path("config")), items("layers"))
                        .filter(descriptor -> !descriptor.has("urls"))
                        .map(Manifest::digest)
                        .toList();
    }

    List<Digest> manifests() {
        return isIndex() ? items("manifests").map(Manifest::digest).toList() : List.of();
    }

    Optional<Digest> subject() {
        return document.path("subject").isObject() ? Optional.of(digest(document.path("subject"))) : Optional.empty();
    }

    /** As the referrers API lists it (§ Listing Referrers). */
    ObjectNode descriptor() {
        var descriptor = Json.object();
        descriptor
                .put("mediaType", mediaType)
                .put("digest", digest().toString())
                .put("size", size());
        var artifactType = document.path("artifactType")
                .asString(document.path("config").path("mediaType").asString(""));
        if (!artifactType.isEmpty()) {
            descriptor.put("artifactType", artifactType);
        }
        if (document.path("annotations").isObject()) {
            descriptor.set("annotations", document.path("annotations"));
        }
        return descriptor;
    }

    private Stream<JsonNode> items(String field) {
        return StreamSupport.stream(document.path(field).spliterator(), false);
    }

    private static Digest digest(JsonNode descriptor) {
        return Digest.parse(descriptor.path("digest").asString(""));
    }
}
