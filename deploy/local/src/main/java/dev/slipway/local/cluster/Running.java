package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pods that serve: of which template, image and digest, with the image's labels.
 *
 * @param template the text of the pod template they were made from
 */
record Running(String template, String image, String digest, Map<String, String> labels) {
    private static final String HEALTH = "slipway.standin/health";
    private static final String ERRORS = "slipway.standin/errors";

    boolean isHealthy() {
        return !"failing".equals(labels.get(HEALTH));
    }

    /** 0 to 100; what is no number counts as none. */
    int errorPercent() {
        var text = labels.getOrDefault(ERRORS, "0");
        return text.matches("\\d{1,3}") ? Math.min(100, Integer.parseInt(text)) : 0;
    }

    String version() {
        return labels.getOrDefault("org.opencontainers.image.version", "");
    }

    ObjectNode document() {
        var document =
                Json.object().put("template", template).put("image", image).put("digest", digest);
        labels.forEach(document.putObject("labels")::put);
        return document;
    }

    static Running parse(JsonNode document) {
        var labels = new TreeMap<String, String>();
        document.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return new Running(
                document.path("template").asString(""),
                document.path("image").asString(""),
                document.path("digest").asString(""),
                labels);
    }
}
