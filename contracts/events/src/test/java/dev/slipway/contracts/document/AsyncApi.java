package dev.slipway.contracts.document;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The AsyncAPI 3.0 document: one channel for each area, one message for each event, and who sends what. */
final class AsyncApi {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    /** CloudEvents 1.0, Kafka protocol binding 3.2: binary content mode. */
    private static final List<String> HEADERS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_dataschema",
            "ce_number",
            "ce_previoushash",
            "ce_hash",
            "content-type");

    private AsyncApi() {}

    static String document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                ordered(
                        "title", "Slipway events",
                        "version", "1.0.0",
                        "description",
                                "What has happened in Slipway. The Kafka key is the subject; order exists within one subject on one topic."));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels());
        document.put("operations", operations());
        document.put("components", components());
        return YAML.writeValueAsString(document);
    }

    private static Map<String, Object> channels() {
        var channels = new LinkedHashMap<String, Object>();
        for (var area : EventTypes.areas()) {
            var messages = new LinkedHashMap<String, Object>();
            of(area).forEach(event ->
                    messages.put(event.getSimpleName(), reference("#/components/messages/" + event.getSimpleName())));
            channels.put(area, ordered("address", "slipway." + area, "messages", messages));
        }
        return channels;
    }

    private static Map<String, Object> operations() {
        var operations = new LinkedHashMap<String, Object>();
        for (var area : EventTypes.areas()) {
            operations.put(area + "Announces", ordered("action", "send", "channel", reference("#/channels/" + area)));
        }
        return operations;
    }

    private static Map<String, Object> components() {
        var messages = new LinkedHashMap<String, Object>();
        Events.all().forEach(event -> messages.put(event.getSimpleName(), message(event)));
        var headers = new LinkedHashMap<String, Object>();
        HEADERS.forEach(name -> headers.put(name, Map.of("type", "string")));
        headers.put("traceparent", Map.of("type", "string"));
        return ordered(
                "messages",
                messages,
                "schemas",
                ordered("CloudEvent", ordered("type", "object", "required", HEADERS, "properties", headers)));
    }

    private static Map<String, Object> message(Class<? extends SlipwayEvent> event) {
        var area = EventTypes.areaOf(event);
        return ordered(
                "name", EventTypes.typeOf(event),
                "summary", Descriptions.of(event).ofRecord(),
                "headers", reference("#/components/schemas/CloudEvent"),
                "payload",
                        ordered(
                                "schemaFormat",
                                "application/schema+json;version=draft-2020-12",
                                "schema",
                                reference("./schemas/" + area + "/" + event.getSimpleName() + ".v1.json")),
                "bindings", ordered("kafka", ordered("key", Map.of("type", "string"))));
    }

    private static List<Class<? extends SlipwayEvent>> of(String area) {
        return Events.all().stream()
                .filter(event -> EventTypes.areaOf(event).equals(area))
                .toList();
    }

    private static Map<String, Object> reference(String to) {
        return Map.of("$ref", to);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
