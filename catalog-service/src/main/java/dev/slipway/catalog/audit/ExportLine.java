package dev.slipway.catalog.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export. Never compared.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ExportLine {
    /** The first line. */
    record Begin(String format, String at) implements ExportLine {
        static final String FORMAT = "slipway-audit-export/1";
    }

    /**
     * An entry as it is stored; the fields have the names that {@code README.md} of {@code deploy/audit} gives them.
     *
     * @param position in the chain over all services; none for an entry that has not joined it yet
     * @param link hash of the chain's link at that position
     * @param payload written in base64
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out
    record Item(
            @Nullable Long position,
            String service,
            long number,
            String id,
            String type,
            String subject,
            String time,
            String previousHash,
            String hash,
            byte[] payload,
            @Nullable String link)
            implements ExportLine {}

    /** The last line: without it the export was cut off on its way. */
    record End(long end) implements ExportLine {}
}
