package dev.slipway.runtime.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be null in a record can be null in the OpenAPI document, which by itself knows nothing of annotations on types. */
final class NullableComponents implements ModelConverter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var components =
                Json31.mapper().constructType(type.getType()).getRawClass().getRecordComponents();
        if (resolved != null && components != null) {
            var properties = properties(resolved, context);
            Arrays.stream(components)
                    .filter(NullableComponents::canBeNull)
                    .map(RecordComponent::getName)
                    .forEach(name -> properties.computeIfPresent(name, (_, property) -> orNull(property)));
        }
        return resolved;
    }

    private static boolean canBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @SuppressWarnings("rawtypes") // so are they in the library
    private static Map<String, Schema> properties(Schema<?> resolved, ModelConverterContext context) {
        var reference = resolved.get$ref();
        var model = reference == null ? resolved : context.getDefinedModels().get(reference.replace(SCHEMAS, ""));
        return model == null || model.getProperties() == null ? new HashMap<>() : model.getProperties();
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) {
            return property; // seen before
        }
        if (property.get$ref() != null || property.getEnum() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
        }
        var types = new LinkedHashSet<String>();
        if (property.getTypes() != null) {
            types.addAll(property.getTypes());
        } else if (property.getType() != null) {
            types.add(property.getType());
        }
        if (!types.isEmpty()) {
            types.add(NULL);
            property.setTypes(types);
        }
        return property;
    }
}
