package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads an image's configuration from the one registry it knows; no other host is ever dialled. Manifest and
 * configuration must have the digests that name them. Layers are not fetched.
 */
final class ImagePuller {
    private static final String ACCEPT =
            "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json,"
                    + " application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json";

    private final HttpClient http;
    private final URI registry;

    ImagePuller(HttpClient http, URI registry) {
        this.http = http;
        this.registry = registry;
    }

    Pull pull(String image) throws InterruptedException {
        var name = Images.name(image);
        var prefix = registry.getAuthority() + "/";
        if (!name.startsWith(prefix)) {
            return new Pull.Failed("image " + image + " is not in the registry " + registry.getAuthority());
        }
        var suffix = image.substring(name.length());
        var reference = suffix.isEmpty()
                ? "latest"
                : suffix.substring(suffix.indexOf('@') + 1).replaceFirst("^:", "");
        try {
            return pull(name.substring(prefix.length()), reference);
        } catch (IOException failure) {
            return new Pull.Failed("failed to pull image " + image + ": " + failure.getMessage());
        }
    }

    private Pull pull(String repository, String reference) throws IOException, InterruptedException {
        var bytes = get(repository, "manifests", reference);
        var digest = sha256(bytes);
        if (reference.contains(":") && !reference.equals(digest)) {
            throw new IOException("the registry gave " + digest + " for " + reference);
        }
        var manifest = Json.parse(bytes);
        if (manifest.path("manifests").isArray()) {
            manifest = Json.parse(verified(
                    repository, "manifests", platform(manifest).path("digest").asString("")));
        }
        var config = Json.parse(verified(
                repository, "blobs", manifest.path("config").path("digest").asString("")));
        return new Pull.Pulled(digest, labels(config));
    }

    private byte[] verified(String repository, String kind, String digest) throws IOException, InterruptedException {
        var bytes = get(repository, kind, digest);
        if (!sha256(bytes).equals(digest)) {
            throw new IOException("the registry gave other content for " + digest);
        }
        return bytes;
    }

    private byte[] get(String repository, String kind, String reference) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(registry + "/v2/" + repository + "/" + kind + "/" + reference))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", ACCEPT)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(kind + "/" + reference + " answers " + response.statusCode());
        }
        return response.body();
    }

    private static JsonNode platform(JsonNode index) throws IOException {
        return index.path("manifests")
                .valueStream()
                .filter(manifest ->
                        manifest.path("platform").path("os").asString("linux").equals("linux"))
                .filter(manifest -> manifest.path("platform")
                        .path("architecture")
                        .asString("amd64")
                        .equals("amd64"))
                .findFirst()
                .orElseThrow(() -> new IOException("the index has no image for linux/amd64"));
    }

    private static Map<String, String> labels(JsonNode config) {
        var labels = new TreeMap<String, String>();
        config.path("config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    private static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
