package dev.slipway.runtime.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a peer said with its refusal; a body that is no problem document (RFC 9457) is quoted in short. */
final class RemoteProblemReader {

    private static final int QUOTE = 200;
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance", "errors");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RemoteProblemReader() {}

    static RemoteProblem read(String client, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        var body = response.getBody().readAllBytes();
        return document(body)
                .map(document -> of(client, status, document))
                .orElseGet(() -> new RemoteProblem(client, status, null, quote(body), List.of(), Map.of()));
    }

    private static Optional<Map<String, Object>> document(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(body, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static RemoteProblem of(String client, int status, Map<String, Object> document) {
        var members = new LinkedHashMap<String, Object>();
        document.forEach((name, value) -> {
            if (!STANDARD.contains(name) && value != null) {
                members.put(name, value);
            }
        });
        var detail = text(document, "detail")
                .or(() -> text(document, "title"))
                .or(() -> text(document, "message"))
                .orElse("no reason was given");
        return new RemoteProblem(
                client, status, text(document, "type").orElse(null), detail, errors(document), members);
    }

    private static List<RemoteProblem.FieldError> errors(Map<String, Object> document) {
        if (!(document.get("errors") instanceof List<?> errors)) {
            return List.of();
        }
        return errors.stream()
                .filter(Map.class::isInstance)
                .map(error -> (Map<?, ?>) error)
                .filter(error -> error.get("pointer") != null)
                .map(error -> new RemoteProblem.FieldError(
                        String.valueOf(error.get("pointer")), String.valueOf(error.get("detail"))))
                .toList();
    }

    private static Optional<String> text(Map<String, Object> document, String member) {
        return document.get(member) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static String quote(byte[] body) {
        if (body.length == 0) {
            return "no reason was given";
        }
        var text = new String(body, 0, Math.min(body.length, QUOTE), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
