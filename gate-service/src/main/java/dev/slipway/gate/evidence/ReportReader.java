package dev.slipway.gate.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which kind a report is, and reads it. */
@Component
class ReportReader {
    private final List<EvidenceParser> parsers;
    private final List<String> kinds;
    private final Semaphore places;

    ReportReader(List<EvidenceParser> parsers, EvidenceProperties properties) {
        this.parsers = List.copyOf(parsers);
        this.kinds = parsers.stream().map(EvidenceParser::kind).sorted().toList();
        this.places = new Semaphore(properties.readAtOnce());
    }

    /**
     * Reads the report. Only so many are read at once; others wait.
     *
     * @param kind as the sender says, where content alone cannot tell
     * @throws dev.slipway.runtime.web.Problem 422 if it is of no kind that is known, or malformed
     */
    Report read(Path file, @Nullable String kind) {
        places.acquireUninterruptibly();
        try {
            var shape = ReportShapes.of(file);
            return (kind == null ? byContent(shape) : byName(kind, shape)).parse(file);
        } finally {
            places.release();
        }
    }

    private EvidenceParser byContent(ReportShape shape) {
        var able = parsers.stream().filter(parser -> parser.recognises(shape)).toList();
        if (able.isEmpty()) {
            throw EvidenceProblem.unknownKind("This is no report of a kind that is known here.", kinds);
        }
        if (able.size() > 1) {
            throw EvidenceProblem.unknownKind("The content alone does not tell which tool found nothing.", kinds);
        }
        return able.getFirst();
    }

    private EvidenceParser byName(String kind, ReportShape shape) {
        var named = parsers.stream()
                .filter(parser -> parser.kind().equals(kind))
                .findAny()
                .orElseThrow(() -> EvidenceProblem.unknownKind("This kind of report is not known.", kinds));
        if (!named.recognises(shape)) {
            throw EvidenceProblem.malformed("", "it does not look like a report of " + kind);
        }
        return named;
    }
}
