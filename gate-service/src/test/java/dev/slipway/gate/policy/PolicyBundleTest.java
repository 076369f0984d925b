package dev.slipway.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed bundle was built from the committed sources. */
class PolicyBundleTest {
    /** The compiler orders some of its output by chance; it gives one of very few files. */
    private static final int ATTEMPTS = 40;

    @Test
    void wasBuiltFromTheseSources() {
        var recorded = new String(Policies.bytes("bundle/SOURCES"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(recorded).hasSize(5).allSatisfy(line -> {
            var parts = line.split(" +", 2);
            assertThat(Digests.sha256Hex(Policies.bytes(parts[1])))
                    .as(parts[1] + " has changed: run policies/build-bundle")
                    .isEqualTo(parts[0]);
        });
    }

    @Test
    void anotherBuildGivesTheSameProgramWhereOpaIsOnThePath(@TempDir Path folder) throws Exception {
        assumeTrue(isOnThePath("opa"), "opa is not on the PATH");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (Arrays.equals(build(folder), Policies.bytes("bundle/policy.wasm"))) {
                return;
            }
        }
        throw new AssertionError("The bundle is not what its sources give: run policies/build-bundle");
    }

    @Test
    void theRulesPassTheirOwnTestsWhereOpaIsOnThePath() throws Exception {
        assumeTrue(isOnThePath("opa"), "opa is not on the PATH");
        run(List.of(
                "opa", "test", "build", "level", "test", "levels:data/levels.json", "thresholds:data/thresholds.json"));
    }

    private static byte[] build(Path folder) throws Exception {
        var bundle = folder.resolve("bundle.tar.gz").toString();
        run(List.of("opa", "build", "-t", "wasm", "-e", "slipway/build/judgement", "-o", bundle, "build", "level"));
        run(List.of("tar", "-xzf", bundle, "-C", folder.toString()));
        return Files.readAllBytes(folder.resolve("policy.wasm"));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(Policies.HOME.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static boolean isOnThePath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}
