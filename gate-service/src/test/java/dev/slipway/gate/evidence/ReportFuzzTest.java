package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.gate.Samples;
import dev.slipway.runtime.web.Problem;
import dev.slipway.testkit.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real reports of every kind, bent: each is read, or refused as understood and wrong; nothing else comes out, and not after long. */
class ReportFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST = 120_000;

    @ParameterizedTest
    @ValueSource(strings = {"cyclonedx", "trivy", "sarif", "gitleaks"})
    void readsOrRefusesWhateverComes(String kind) throws IOException {
        var mutations = new Mutations(Mutations.seed());
        var real = reports(kind);
        int refused = 0;
        for (int tried = 0; tried < Mutations.tries(250); tried++) {
            var report = mutations.of(real);
            var told = tried % 2 == 0 ? null : kind;
            refused += assertTimeoutPreemptively(PATIENCE, () -> isRefused(report, told)) ? 1 : 0;
        }
        assertThat(refused).as("both ends are seen").isPositive().isLessThan(Mutations.tries(250));
    }

    private static boolean isRefused(byte[] report, @Nullable String kind) throws IOException {
        var file = Files.createTempFile("slipway-fuzz-", ".report");
        try {
            Files.write(file, report);
            Reading.file(file, kind);
            return false;
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).isNotEmpty();
            return true;
        } finally {
            Files.delete(file);
        }
    }

    private static List<byte[]> reports(String kind) throws IOException {
        try (var files = Files.list(Samples.file("reports/" + kind))) {
            return files.sorted()
                    .filter(ReportFuzzTest::small)
                    .map(file -> Samples.bytes("reports/" + kind + "/" + file.getFileName()))
                    .toList();
        }
    }

    private static boolean small(Path file) {
        return file.toFile().length() < LARGEST && !file.toString().endsWith(".zst");
    }
}
