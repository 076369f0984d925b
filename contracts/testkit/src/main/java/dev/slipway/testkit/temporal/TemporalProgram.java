package dev.slipway.testkit.temporal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program of Temporal's own server, as the launcher of the embedded platform finds it, or fetches it once with its hash checked; both share the cache. */
final class TemporalProgram {
    private static final String LAUNCHER = "deploy/local/launcher/programs.py";
    private static final int PATIENCE_MINUTES = 5;

    private TemporalProgram() {}

    /** How the search ended. */
    sealed interface Search {}

    record Found(Path program) implements Search {}

    /** It cannot be had on this machine, and why. */
    record Missing(String why) implements Search {}

    /** Searched for once in a JVM. */
    static Search search() {
        return Once.SEARCH;
    }

    private static Search ask() {
        return launcher()
                .map(TemporalProgram::ask)
                .orElseGet(() -> new Missing(
                        "there is no " + LAUNCHER + " above " + Path.of("").toAbsolutePath()));
    }

    private static Search ask(Path launcher) {
        try {
            var answer = Files.createTempFile("temporal", ".answer");
            var process = new ProcessBuilder(List.of("python3", "-m", "launcher.programs", "temporal"))
                    .directory(launcher.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            var said = Files.readString(answer, StandardCharsets.UTF_8).strip();
            Files.delete(answer);
            return ended && process.exitValue() == 0 ? new Found(Path.of(lastLine(said))) : new Missing(said);
        } catch (IOException e) {
            return new Missing("Python 3 does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missing("the search was interrupted: " + e.getMessage());
        }
    }

    private static Optional<Path> launcher() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(LAUNCHER)))
                .map(folder -> folder.resolve("deploy/local"))
                .findFirst();
    }

    private static String lastLine(String said) {
        return said.lines().reduce("", (earlier, later) -> later);
    }

    private static final class Once {
        static final Search SEARCH = ask();
    }
}
