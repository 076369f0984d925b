package dev.slipway.testkit.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Histories of workflows that once ran, kept in the repository: today's code replays each of them under the interceptors of production, or the change would break
 * workflows that run there.
 * {@snippet :
 * @TestFactory
 * Stream<DynamicTest> replaysWhatOnceRan() {
 *     return WorkflowHistories.in("promotion").replays(PromotionWorkflowImpl.class);
 * }
 * }
 */
public final class WorkflowHistories {
    private static final String WRITE = "slipway.histories.write";
    private static final String REWRITE = "slipway.histories.rewrite";

    /** Process number and name of the machine that ran it, which are nobody's business. */
    private static final Pattern MACHINE = Pattern.compile("(\"identity\": ?\")[^\"]*(\")");

    private final Path folder;

    private WorkflowHistories(Path folder) {
        this.folder = folder;
    }

    /** Those below {@code src/test/resources/histories/<name>} of the module under test. */
    public static WorkflowHistories in(String name) {
        return new WorkflowHistories(Path.of("src/test/resources/histories", name));
    }

    /**
     * Keeps the history of a workflow as {@code <name>.json}, if the build runs with {@code -Dslipway.histories.write}; else does nothing. One that is kept already
     * is what a process in production may have behind it: another in its place is refused, unless {@code -Dslipway.histories.rewrite} says that this release has
     * not shipped.
     */
    public void keep(WorkflowClient client, String workflowId, String name) {
        keep(client, workflowId, folder.resolve(name + ".json"));
    }

    /** The same in a folder of its own for that release of the workflow's code, so that the histories of earlier releases stay as they ran. */
    public void keep(WorkflowClient client, String workflowId, int release, String name) {
        keep(client, workflowId, folder.resolve("release-" + release).resolve(name + ".json"));
    }

    private static void keep(WorkflowClient client, String workflowId, Path file) {
        if (System.getProperty(WRITE) == null) {
            return;
        }
        var history = client.fetchHistory(workflowId).toJson(true);
        write(file, MACHINE.matcher(history).replaceAll("$1worker$2") + "\n", System.getProperty(REWRITE) != null);
    }

    static void write(Path file, String history, boolean again) {
        try {
            if (!again && Files.exists(file) && !Files.readString(file).equals(history)) {
                throw new AssertionError(file
                        + " is kept already, and processes that ran so must go on: keep the history of changed code in"
                        + " the folder of a new release; or, as long as this one has not shipped, write it again with"
                        + " -D" + REWRITE);
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test for each kept history, of every release; fails if there is none. */
    public Stream<DynamicTest> replays(Class<?>... implementations) {
        var kept = kept();
        if (kept.isEmpty()) {
            throw new AssertionError("No histories in " + folder.toAbsolutePath() + ": keep some with -D" + WRITE);
        }
        return kept.stream()
                .map(file -> DynamicTest.dynamicTest(
                        folder.relativize(file).toString(), () -> replay(file, implementations)));
    }

    private static void replay(Path file, Class<?>[] implementations) throws Exception {
        var history = WorkflowExecutionHistory.fromJson(Files.readString(file));
        try (var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(TemporalFixture.workers())
                .build())) {
            var worker = environment.newWorker("replay");
            worker.registerWorkflowImplementationTypes(implementations);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    private List<Path> kept() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
