package dev.slipway.runtime.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an enum constant is called in JSON, as its annotations say. */
final class WireNames {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WireNames() {}

    static String of(Enum<?> constant) {
        try {
            return JSON.convertValue(constant, String.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("Not written as a string: " + constant, e);
        }
    }
}
