package dev.slipway.contracts.document;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema (2020-12) of each event. Objects stay open; what is not {@link Nullable} is required, and what is may be absent and is never null. Its id is the
 * {@code dataschema} of the event on the wire.
 */
final class EventSchemas {
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static String idOf(Class<? extends SlipwayEvent> event) {
        return "urn:slipway:schema:" + EventTypes.typeOf(event);
    }

    static ObjectNode of(Class<? extends SlipwayEvent> event) {
        var generated = GENERATOR.generateSchema(event);
        var schema = Events.JSON.createObjectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", idOf(event));
        schema.put("title", event.getSimpleName());
        schema.put("description", Descriptions.of(event).ofRecord());
        generated.properties().stream()
                .filter(entry -> !schema.has(entry.getKey()))
                .forEach(entry -> schema.set(entry.getKey(), entry.getValue()));
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(Events.JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.STANDARD_FORMATS);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(EventSchemas::description);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(
                        scope -> scope.getType().getErasedType().isRecord()
                                ? Descriptions.of(scope.getType().getErasedType())
                                        .ofRecord()
                                : null)
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == BigDecimal.class
                        ? new CustomDefinition(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "string")
                                        .put("pattern", "^-?[0-9]+(\\.[0-9]+)?$"),
                                CustomDefinition.DefinitionType.INLINE,
                                CustomDefinition.AttributeInclusion.YES)
                        : null);
        return new SchemaGenerator(config.build());
    }

    private static @Nullable String description(FieldScope field) {
        var record = field.getRawMember().getDeclaringClass();
        return record.isRecord() && !field.isFakeContainerItemScope()
                ? Descriptions.of(record).of(field.getName()).orElse(null)
                : null;
    }

    private static boolean isNullable(FieldScope field) {
        return Arrays.stream(field.getRawMember().getAnnotatedType().getAnnotations())
                .anyMatch(Nullable.class::isInstance);
    }
}
