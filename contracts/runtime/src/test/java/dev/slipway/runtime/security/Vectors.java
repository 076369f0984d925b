package dev.slipway.runtime.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Published signatures, and others derived from them. */
final class Vectors {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    static List<Map<String, Object>> github() {
        return JSON.readValue(bytes("github-signature-vectors.json"), new TypeReference<>() {});
    }

    static Map<String, Object> slackDocumented() {
        return JSON.readValue(bytes("slack-documented-vector.json"), new TypeReference<>() {});
    }

    static List<Map<String, Object>> slackDerived() {
        return JSON.readValue(bytes("slack-derived-vectors.json"), new TypeReference<>() {});
    }

    /** The headers of a vector. */
    static Map<String, String> headers(Map<String, Object> vector) {
        return JSON.convertValue(vector.get("headers"), new TypeReference<>() {});
    }

    static byte[] bytes(String resource) {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
