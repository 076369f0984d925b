package dev.slipway.promotion.kill;

import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The steps that workflows of the newest release have taken, by the committed histories. */
final class Histories {
    private static final Path FOLDER = Path.of("src/test/resources/histories");
    private static final String RELEASE = "release-";

    private Histories() {}

    /** Named as in the table. */
    static Set<String> steps() {
        var steps = new TreeSet<String>();
        for (var workflow : list(FOLDER)) {
            for (var history : list(newest(workflow))) {
                read(history).getEvents().stream()
                        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                        .map(Histories::step)
                        .forEach(steps::add);
            }
        }
        return steps;
    }

    private static Path newest(Path workflow) {
        return list(workflow).stream()
                .filter(Files::isDirectory)
                .max(Comparator.comparingInt(folder ->
                        Integer.parseInt(folder.getFileName().toString().substring(RELEASE.length()))))
                .orElseThrow();
    }

    private static String step(ActivityTaskScheduledEventAttributes scheduled) {
        var first = JsonMapper.shared()
                .readTree(scheduled.getInput().getPayloads(0).getData().toByteArray());
        return Stream.of(first.path("step").path("name"), first.path("name"))
                .filter(name -> name.isString())
                .findFirst()
                .map(name -> scheduled.getActivityType().getName() + " " + name.stringValue())
                .orElseGet(() -> scheduled.getActivityType().getName());
    }

    private static WorkflowExecutionHistory read(Path file) {
        try {
            return WorkflowExecutionHistory.fromJson(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
