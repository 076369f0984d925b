package dev.slipway.local.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code images} of a kustomization: which image stands for which name, by tag or digest. */
final class Images {
    private Images() {}

    static void apply(JsonNode images, ObjectNode container) {
        var image = container.path("image").asString("");
        for (var change : images) {
            if (change.path("name").asString("").equals(name(image))) {
                container.put("image", changed(image, change));
                return;
            }
        }
    }

    /** Without tag and digest. A colon before the last slash belongs to the registry's port. */
    static String name(String image) {
        var withoutDigest = image.indexOf('@') < 0 ? image : image.substring(0, image.indexOf('@'));
        var colon = withoutDigest.lastIndexOf(':');
        return colon > withoutDigest.lastIndexOf('/') ? withoutDigest.substring(0, colon) : withoutDigest;
    }

    private static String changed(String image, JsonNode change) {
        var name = change.path("newName").asString(name(image));
        var digest = change.path("digest").asString("");
        if (!digest.isEmpty()) {
            return name + "@" + digest;
        }
        var tag = change.path("newTag").asString("");
        return tag.isEmpty() ? name + image.substring(name(image).length()) : name + ":" + tag;
    }
}
