package dev.slipway.gate.evidence;

import static dev.slipway.jooq.gate.Tables.REPORT;
import static dev.slipway.jooq.gate.Tables.REPORT_PART;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The bytes of reports, by their hash; cut into parts, so that none has to be held whole. */
@Repository
class ReportStoreRepository {
    private static final int PART = 1024 * 1024;

    private final DSLContext jooq;

    ReportStoreRepository(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** Stores the report, unless one with the same bytes is there. In the caller's transaction. */
    void keep(ReceivedReport report) {
        var isNew = jooq.insertInto(REPORT)
                .set(REPORT.SHA256, report.sha256())
                .set(REPORT.BYTES, report.bytes())
                .onConflictDoNothing()
                .execute();
        if (isNew == 0) {
            return;
        }
        try (var in = Files.newInputStream(report.file())) {
            int number = 0;
            for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                jooq.insertInto(REPORT_PART)
                        .set(REPORT_PART.SHA256, report.sha256())
                        .set(REPORT_PART.PART, number++)
                        .set(REPORT_PART.CONTENT, part)
                        .execute();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A report that was received cannot be read again", e);
        }
    }
}
