package dev.slipway.gate.intake;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies of webhooks; a 400 problem for what is not a JSON object. */
@Component
class Payloads {
    private final JsonMapper json;

    Payloads(JsonMapper json) {
        this.json = json;
    }

    JsonNode object(byte[] body) {
        try {
            var document = json.readTree(body);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            throw IntakeProblem.notJson(e);
        }
        throw IntakeProblem.notJson(new IllegalArgumentException("another JSON value"));
    }
}
