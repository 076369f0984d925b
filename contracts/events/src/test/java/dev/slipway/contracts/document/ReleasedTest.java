package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.SlipwayEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was released stays readable, and who reads as of then can read today. {@code -Dslipway.contracts.freeze=v1} adds today's samples and schemas to
 * {@code released/v1}; what is frozen is never overwritten.
 */
class ReleasedTest {
    private static final String FREEZE = "slipway.contracts.freeze";

    record Released(Path release, Class<? extends SlipwayEvent> event) {
        @Override
        public String toString() {
            return release.getFileName() + " " + event.getSimpleName();
        }
    }

    @BeforeAll
    static void freezeIfAsked() throws IOException {
        var release = System.getProperty(FREEZE);
        if (release == null) {
            return;
        }
        var folder = Events.RELEASED.resolve(release.isEmpty() || release.equals("true") ? "v1" : release);
        for (var event : Events.all()) {
            keep(Events.sample(Events.DOCUMENTS, event), Events.sample(folder, event));
            keep(Events.schema(Events.DOCUMENTS, event), Events.schema(folder, event));
        }
    }

    static Stream<Released> released() throws IOException {
        return releases().stream().flatMap(release -> Events.all().stream()
                .filter(event -> Files.exists(Events.sample(release, event)))
                .map(event -> new Released(release, event)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("released")
    void aReleasedSampleIsReadByTodaysRecord(Released released) throws IOException {
        var sample = Validation.read(Events.sample(released.release(), released.event()));
        assertThat(Events.JSON.treeToValue(sample, released.event())).isNotNull();
        Validation.fits(sample, EventSchemas.of(released.event()), "a released sample against today's schema");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("released")
    void whatTodaysRecordWritesFitsTheReleasedSchema(Released released) throws IOException {
        var sample = Validation.read(Events.sample(Events.DOCUMENTS, released.event()));
        var written = Events.JSON.writeValueAsString(Events.JSON.treeToValue(sample, released.event()));
        Validation.fits(
                Events.JSON.readTree(written),
                Validation.read(Events.schema(released.release(), released.event())),
                "today's fullest sample, as today's record writes it, against a released schema");
    }

    @Test
    void noReleasedEventIsGone() throws IOException {
        for (var release : releases()) {
            var known = Events.all().stream()
                    .map(event -> Events.sample(release, event))
                    .toList();
            try (var files = Files.walk(release.resolve("samples"))) {
                assertThat(files.filter(Files::isRegularFile)).isSubsetOf(known);
            }
        }
    }

    private static List<Path> releases() throws IOException {
        if (!Files.isDirectory(Events.RELEASED)) {
            return List.of();
        }
        try (var folders = Files.list(Events.RELEASED)) {
            return folders.sorted().toList();
        }
    }

    private static void keep(Path today, Path frozen) throws IOException {
        if (!Files.exists(frozen)) {
            Files.createDirectories(frozen.getParent());
            Files.copy(today, frozen);
        }
    }
}
