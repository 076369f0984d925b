package dev.slipway.gate.intake;

import dev.slipway.runtime.web.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
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
        throw otherValue();
    }

    /** Whether it is one, for those who want nothing of it; takes half as long. */
    void check(byte[] body) {
        try (var parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw otherValue();
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw IntakeProblem.notJson(new IllegalArgumentException("more than one JSON value"));
            }
        } catch (JacksonException e) {
            throw IntakeProblem.notJson(e);
        }
    }

    private static Problem otherValue() {
        return IntakeProblem.notJson(new IllegalArgumentException("another JSON value"));
    }
}
