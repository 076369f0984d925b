package dev.slipway.gate.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads manifests: OCI image specification v1.1 (image manifest, image index) and Docker image manifest version 2, schema 2.
 * The media type in the document decides; where it is absent, as the OCI specification allows, the form does.
 */
@Component
class ManifestParser {
    private static final int MAX_DESCRIPTORS = 1000;

    private final JsonMapper json;

    ManifestParser(JsonMapper json) {
        this.json = json;
    }

    /** @throws UnusableImage if it is nothing that can be judged, with the reason in words */
    Manifest parse(byte[] content) {
        var document = document(content);
        if (document.path("schemaVersion").asInt(0) != 2) {
            throw new UnusableImage("it has a manifest of schema "
                    + document.path("schemaVersion").asString("?") + "; only schema 2 is signed and read by digest");
        }
        var mediaType = document.path("mediaType").asString("");
        if (document.path("manifests").isArray()) {
            return new Manifest.Index(orElse(mediaType, MediaTypes.OCI_INDEX), descriptors(document.path("manifests")));
        }
        if (document.path("config").isObject()) {
            return new Manifest.Single(
                    orElse(mediaType, MediaTypes.OCI_MANIFEST),
                    text(document.path("artifactType")),
                    descriptor(document.path("config")),
                    descriptors(document.path("layers")),
                    document.has("subject")
                            ? descriptor(document.path("subject")).digest()
                            : null,
                    texts(document.path("annotations")));
        }
        throw new UnusableImage("its manifest is neither an image nor a list of images");
    }

    /** Labels of an image configuration (OCI image specification, {@code config.Labels}). */
    Map<String, String> labels(byte[] config) {
        return texts(document(config).path("config").path("Labels"));
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        for (var field : object.properties()) {
            if (field.getValue().isString()) {
                texts.put(field.getKey(), field.getValue().asString());
            }
        }
        return Collections.unmodifiableMap(texts);
    }

    private JsonNode document(byte[] content) {
        try {
            var document = json.readTree(content);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            throw new UnusableImage("its manifest or configuration is not JSON", e);
        }
        throw new UnusableImage("its manifest or configuration is not a JSON object");
    }

    private static List<Descriptor> descriptors(JsonNode array) {
        if (array.size() > MAX_DESCRIPTORS) {
            throw new UnusableImage("its manifest names more than " + MAX_DESCRIPTORS + " parts");
        }
        var descriptors = new ArrayList<Descriptor>();
        for (var each : array) {
            descriptors.add(descriptor(each));
        }
        return List.copyOf(descriptors);
    }

    private static Descriptor descriptor(JsonNode node) {
        var digest = Digest.parse(node.path("digest").asString(""))
                .orElseThrow(() -> new UnusableImage("its manifest names a part without a SHA-256 digest"));
        return new Descriptor(
                node.path("mediaType").asString(""),
                digest,
                node.path("size").asLong(0),
                texts(node.path("annotations")),
                platform(node.path("platform")),
                text(node.path("artifactType")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static @Nullable String platform(JsonNode platform) {
        return platform.isObject()
                ? platform.path("os").asString("") + "/"
                        + platform.path("architecture").asString("")
                : null;
    }

    private static String orElse(String mediaType, String otherwise) {
        return mediaType.isEmpty() ? otherwise : mediaType;
    }
}
