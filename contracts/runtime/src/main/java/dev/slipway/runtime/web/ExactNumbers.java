package dev.slipway.runtime.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number that travels as a JSON string is one in the OpenAPI document too, which by itself looks at the Java type alone. */
final class ExactNumbers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (isString(type)) {
            return new StringSchema().format("decimal");
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static boolean isString(AnnotatedType type) {
        return Optional.ofNullable(type.getCtxAnnotations()).stream()
                .flatMap(Arrays::stream)
                .anyMatch(ExactNumbers::asString);
    }

    private static boolean asString(Annotation annotation) {
        return annotation instanceof JsonFormat format && format.shape() == JsonFormat.Shape.STRING;
    }
}
