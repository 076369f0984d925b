package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.Samples;
import dev.slipway.runtime.web.Problem;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real reports of every kind, bent: each is read, or refused as understood and wrong; nothing else comes out, for little time and memory. */
class ReportFuzzTest {
    private static final int LARGEST = 40_000;

    private enum End {
        READ,
        REFUSED
    }

    private static final Set<End> SEEN = EnumSet.noneOf(End.class);

    @MethodSource("cyclonedxSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverCycloneDxComes(byte[] report) throws IOException {
        readOrRefused(report, "cyclonedx");
    }

    @MethodSource("trivySeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverTrivyComes(byte[] report) throws IOException {
        readOrRefused(report, "trivy");
    }

    @MethodSource("sarifSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverSarifComes(byte[] report) throws IOException {
        readOrRefused(report, "sarif");
    }

    @MethodSource("gitleaksSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverGitleaksComes(byte[] report) throws IOException {
        readOrRefused(report, "gitleaks");
    }

    @AfterAll
    static void bothEndsWereSeen() {
        assertThat(SEEN).containsExactly(End.values());
    }

    /** By what the report itself says, and as the kind that its sender says it is. */
    private static void readOrRefused(byte[] report, String kind) throws IOException {
        var file = Files.createTempFile("slipway-fuzz-", ".report");
        try {
            Files.write(file, report);
            SEEN.add(Bounds.holdFor(report, () -> end(file, null)));
            SEEN.add(Bounds.holdFor(report, () -> end(file, kind)));
        } finally {
            Files.delete(file);
        }
    }

    private static End end(Path file, @Nullable String kind) {
        try {
            Reading.file(file, kind);
            return End.READ;
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).isNotEmpty();
            return End.REFUSED;
        }
    }

    private static Stream<Arguments> cyclonedxSeeds() throws IOException {
        return Stream.concat(
                reports("cyclonedx"),
                Seeds.of(Samples.text("reports/cyclonedx/valid-assembly-1.5.json"), "\"acme-library-a\""));
    }

    private static Stream<Arguments> trivySeeds() throws IOException {
        return Stream.concat(reports("trivy"), Seeds.of(Samples.text("reports/trivy/secrets.json"), "\"CRITICAL\""));
    }

    private static Stream<Arguments> sarifSeeds() throws IOException {
        return Stream.concat(reports("sarif"), Seeds.of(Samples.text("reports/sarif/njsscan.sarif"), "\"error\""));
    }

    private static Stream<Arguments> gitleaksSeeds() throws IOException {
        return Stream.concat(
                reports("gitleaks"), Seeds.of(Samples.text("reports/gitleaks/data_many.json"), "\"Github\""));
    }

    private static Stream<Arguments> reports(String kind) throws IOException {
        try (var files = Files.list(Samples.file("reports/" + kind))) {
            return files
                    .sorted()
                    .filter(file -> file.toFile().length() < LARGEST)
                    .map(file -> Seeds.of(
                            file.getFileName().toString(), Samples.bytes("reports/" + kind + "/" + file.getFileName())))
                    .toList()
                    .stream();
        }
    }
}
