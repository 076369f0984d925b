package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.SlipwayEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated documents in the repository are those of today's records; {@code -Dslipway.contracts.write} rewrites them. */
class EventDocumentsTest {
    private static final String WRITE = "slipway.contracts.write";

    static Stream<Class<? extends SlipwayEvent>> events() {
        return Events.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaIsTheRecords(Class<? extends SlipwayEvent> event) throws IOException {
        isOnRecord(
                Events.schema(Events.DOCUMENTS, event),
                Events.pretty().writeValueAsString(EventSchemas.of(event)) + "\n");
    }

    @Test
    void theAsyncApiDocumentNamesEveryEvent() throws IOException {
        isOnRecord(Events.DOCUMENTS.resolve("asyncapi.yaml"), AsyncApi.document());
    }

    @Test
    void nothingDescribesAnEventThatDoesNotExist() throws IOException {
        assertThat(files("samples"))
                .isEqualTo(events().map(event -> Events.sample(Events.DOCUMENTS, event))
                        .collect(Collectors.toSet()));
        assertThat(files("schemas"))
                .isEqualTo(events().map(event -> Events.schema(Events.DOCUMENTS, event))
                        .collect(Collectors.toSet()));
    }

    private static void isOnRecord(Path file, String generated) throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).as("written by -D" + WRITE).exists();
        assertThat(Files.readString(file))
                .as(file + " is rewritten by -D" + WRITE)
                .isEqualTo(generated);
    }

    private static Set<Path> files(String folder) throws IOException {
        try (var files = Files.walk(Events.DOCUMENTS.resolve(folder))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
