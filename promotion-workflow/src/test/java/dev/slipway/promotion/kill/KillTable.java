package dev.slipway.promotion.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of steps at which the workers die: one story for each row, whose app is named after it. */
record KillTable(List<Row> rows) {
    private static final Path FILE = Path.of("src/test/resources/kills.csv");
    private static final String COLUMNS = "story,step";

    /** The app of a story dies at the step. */
    record Row(Plot plot, String step, String app) {}

    static KillTable read() {
        try {
            var lines = Files.readAllLines(FILE);
            if (!lines.getFirst().equals(COLUMNS)) {
                throw new IllegalStateException(FILE + " begins with " + COLUMNS);
            }
            return new KillTable(IntStream.range(1, lines.size())
                    .mapToObj(number -> row(number, lines.get(number)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(int number, String line) {
        var cells = line.split(",", 2);
        return new Row(Plot.of(cells[0]), cells[1], cells[0] + "-" + number);
    }

    /** Whether the app's story has its death there. */
    boolean diesAt(String app, String step) {
        return rows.stream().anyMatch(row -> row.app().equals(app) && row.step().equals(step));
    }

    Set<String> steps() {
        return rows.stream().map(Row::step).collect(Collectors.toSet());
    }

    Set<String> apps() {
        return rows.stream().map(Row::app).collect(Collectors.toSet());
    }
}
