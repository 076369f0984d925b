package dev.slipway.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.event.CloudEvents;
import dev.slipway.runtime.event.EventJson;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsOnTheWireTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Set<Class<? extends SlipwayEvent>> events() {
        return EventTypes.classes();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theRuntimeWritesWhatTheSampleSays(Class<? extends SlipwayEvent> event) throws IOException {
        var sample = read("/samples/", event, ".json");
        var written = EventJson.write(EventJson.read(JSON.writeValueAsBytes(sample), event));
        assertThat(JSON.readTree(written)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theHeaderNamesTheSchemaThatIsInTheJar(Class<? extends SlipwayEvent> event) throws IOException {
        var sample = EventJson.read(JSON.writeValueAsBytes(read("/samples/", event, ".json")), event);
        var headers = CloudEvents.headers(new EventChain(Clock.systemUTC()).append(sample), null);
        assertThat(headers)
                .containsEntry(
                        "ce_dataschema",
                        read("/schemas/", event, ".v1.json").get("$id").asString());
    }

    private static JsonNode read(String folder, Class<? extends SlipwayEvent> event, String ending) throws IOException {
        var name = folder + EventTypes.areaOf(event) + "/" + event.getSimpleName() + ending;
        try (var in = Objects.requireNonNull(EventTypes.class.getResourceAsStream(name), name)) {
            return JSON.readTree(in);
        }
    }
}
