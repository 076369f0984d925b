package dev.slipway.catalog.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail out as it stands at one moment, for a check that needs nothing of ours. */
@Service
class ExportService {
    private final AuditRepository trail;
    private final ExportRepository entries;
    private final JsonMapper json;
    private final Clock clock;

    ExportService(AuditRepository trail, ExportRepository entries, JsonMapper json, Clock clock) {
        this.trail = trail;
        this.entries = entries;
        this.json = json;
        this.clock = clock;
    }

    /** One line of JSON for each entry, between a first and a last line; how large the trail is does not matter to memory. */
    void write(OutputStream out) {
        trail.asOfNow(() -> {
            var written = new AtomicLong();
            line(
                    out,
                    new ExportLine.Begin(
                            ExportLine.Begin.FORMAT, clock.instant().toString()));
            entries.linked(item -> item(out, item, written));
            entries.unlinked(item -> item(out, item, written));
            line(out, new ExportLine.End(written.get()));
            return written;
        });
    }

    private void item(OutputStream out, ExportLine.Item item, AtomicLong written) {
        line(out, item);
        written.incrementAndGet();
    }

    private void line(OutputStream out, ExportLine line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever reads the export has gone", gone);
        }
    }
}
