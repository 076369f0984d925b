package dev.slipway.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppSchemaTest {
    @Test
    void saysOfEveryFieldWhatItMeans() {
        var silent = new ArrayList<String>();
        collect("", schema(), silent);
        assertThat(silent).isEmpty();
    }

    @Test
    void knowsExactlyTheFieldsThatAreRead() {
        var read = Stream.of(AppDescription.class.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(schema().path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(read);
    }

    private static void collect(String path, JsonNode schema, List<String> silent) {
        schema.path("properties").properties().forEach(field -> {
            if (field.getValue().path("description").asString("").length() < 10) {
                silent.add(path + "/" + field.getKey());
            }
            collect(path + "/" + field.getKey(), field.getValue(), silent);
        });
        if (schema.has("items")) {
            collect(path + "/0", schema.path("items"), silent);
        }
    }

    private static JsonNode schema() {
        try (var source = Objects.requireNonNull(AppSchemaTest.class.getResourceAsStream("/schema/app.schema.json"))) {
            return JsonMapper.shared().readTree(source);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
