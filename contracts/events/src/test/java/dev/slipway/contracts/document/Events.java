package dev.slipway.contracts.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** All events in the order of their areas and names, their JSON, and where their documents stand. */
final class Events {
    static final Path DOCUMENTS = Path.of("src/main/resources");
    static final Path RELEASED = Path.of("released");

    /** Absent values are left out, as on the wire. */
    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Events() {}

    static List<Class<? extends SlipwayEvent>> all() {
        return EventTypes.classes().stream()
                .sorted(Comparator.comparingInt((Class<? extends SlipwayEvent> event) ->
                                EventTypes.areas().indexOf(EventTypes.areaOf(event)))
                        .thenComparing(Class::getSimpleName))
                .toList();
    }

    static Path sample(Path root, Class<? extends SlipwayEvent> event) {
        return root.resolve("samples", EventTypes.areaOf(event), event.getSimpleName() + ".json");
    }

    static Path schema(Path root, Class<? extends SlipwayEvent> event) {
        return root.resolve("schemas", EventTypes.areaOf(event), event.getSimpleName() + ".v1.json");
    }

    static ObjectWriter pretty() {
        return JSON.writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));
    }
}
