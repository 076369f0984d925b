package dev.slipway.runtime.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Text in JSON that can be stored and passed on: JSON can write U+0000 and half a surrogate pair (RFC 8259 §8.2), which neither PostgreSQL's text nor UTF-8
 * can hold. Such a value is refused where it stands.
 */
final class CleanText extends StdScalarDeserializer<String> {

    CleanText() {
        super(String.class);
    }

    static SimpleModule module() {
        return new SimpleModule("slipway-clean-text").addDeserializer(String.class, new CleanText());
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && !isClean(text)) {
            throw context.instantiationException(
                    String.class,
                    new IllegalArgumentException("it holds a character that is no text (U+0000, or half of a pair)"));
        }
        return text;
    }

    /** Whether it holds neither U+0000 nor an unpaired surrogate. */
    static boolean isClean(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
