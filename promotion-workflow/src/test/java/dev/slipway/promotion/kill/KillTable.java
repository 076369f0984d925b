package dev.slipway.promotion.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of steps at which the workers die, and of the moments within them: one story for each, whose app is named after it. With {@code -Dslipway.kills=all}
 * every step has every moment that it can have.
 */
record KillTable(List<Row> rows) {
    private static final Path FILE = Path.of("src/test/resources/kills.csv");
    private static final String COLUMNS = "story,step,moments";
    private static final boolean ALL = "all".equals(System.getProperty("slipway.kills"));

    /** The app of a story dies at the step, at that moment of it. */
    record Row(Plot plot, String step, Moment moment, String app) {}

    static KillTable read() {
        try {
            var lines = Files.readAllLines(FILE);
            if (!lines.getFirst().equals(COLUMNS)) {
                throw new IllegalStateException(FILE + " begins with " + COLUMNS);
            }
            return new KillTable(IntStream.range(1, lines.size())
                    .boxed()
                    .flatMap(number -> rows(number, lines.get(number)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row> rows(int number, String line) {
        var cells = line.split(",", 3);
        var moments = ALL
                ? Stream.of(Moment.values()).filter(moment -> moment != Moment.WITHIN || StepName.writes(cells[1]))
                : Stream.of(cells[2].split(" ", -1)).map(Moment::of);
        return moments.map(moment ->
                new Row(Plot.of(cells[0]), cells[1], moment, "%s-%d-%s".formatted(cells[0], number, moment.id())));
    }

    /** The death that the app's story has there. */
    Optional<Row> deathAt(String app, String step) {
        return rows.stream()
                .filter(row -> row.app().equals(app) && row.step().equals(step))
                .findFirst();
    }

    /** The moments of the steps of an activity. */
    Set<Moment> momentsOf(String activity) {
        return rows.stream()
                .filter(row -> StepName.activity(row.step()).equals(activity))
                .map(Row::moment)
                .collect(Collectors.toSet());
    }

    Set<String> steps() {
        return rows.stream().map(Row::step).collect(Collectors.toSet());
    }

    Set<String> apps() {
        return rows.stream().map(Row::app).collect(Collectors.toSet());
    }
}
