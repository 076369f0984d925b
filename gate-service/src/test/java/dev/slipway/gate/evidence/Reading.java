package dev.slipway.gate.evidence;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.gate.Samples;
import dev.slipway.runtime.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

/** The reader with all its parsers, and nothing else. */
public final class Reading {
    private static final ReportReader READER = reader();

    private Reading() {}

    public static Report sample(String name) {
        return READER.read(Samples.file("reports/" + name), null);
    }

    public static Report sample(String name, String kind) {
        return READER.read(Samples.file("reports/" + name), kind);
    }

    static Report file(Path file, @Nullable String kind) {
        return READER.read(file, kind);
    }

    public static Report text(String content, @Nullable String kind) {
        try {
            var file = Files.createTempFile("slipway-test-", ".report");
            try {
                Files.writeString(file, content, StandardCharsets.UTF_8);
                return READER.read(file, kind);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Place and reason of the refusal. */
    public static Problem.FieldError refusal(String name) {
        return refusalOf(() -> sample(name));
    }

    public static Problem.FieldError refusalOf(Runnable reading) {
        var problem = Objects.requireNonNull(catchThrowableOfType(Problem.class, reading::run), "not refused");
        if (problem.status() != 422) {
            throw new AssertionError("not 422", problem);
        }
        return problem.errors().getFirst();
    }

    private static ReportReader reader() {
        try (var parsers = new AnnotationConfigApplicationContext()) {
            parsers.scan(
                    "dev.slipway.gate.evidence.cyclonedx",
                    "dev.slipway.gate.evidence.gitleaks",
                    "dev.slipway.gate.evidence.sarif",
                    "dev.slipway.gate.evidence.trivy");
            parsers.refresh();
            return new ReportReader(
                    List.copyOf(parsers.getBeansOfType(EvidenceParser.class).values()),
                    new EvidenceProperties(DataSize.ofMegabytes(1), 2, Map.of(), List.of()));
        }
    }
}
