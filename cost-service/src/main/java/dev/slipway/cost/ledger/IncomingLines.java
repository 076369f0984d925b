package dev.slipway.cost.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream of lines into the database by PostgreSQL's COPY, text format.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, text format</a>
 */
final class IncomingLines implements AutoCloseable {
    private final UUID importId;
    private final OutputStream copy;
    private final Closeable callOff;
    private long line;
    private boolean finished;

    /**
     * Writes to an open COPY.
     *
     * @param callOff ends the COPY without keeping anything
     */
    IncomingLines(UUID importId, OutputStream copy, Closeable callOff) {
        this.importId = importId;
        this.copy = copy;
        this.callOff = callOff;
    }

    void add(BillLine bill) {
        var text = new StringBuilder(256);
        text.append(importId).append('\t').append(++line);
        field(text, bill.provider());
        field(text, bill.billingAccount());
        field(text, bill.month().atDay(1).toString());
        field(text, bill.coveredUntil().toString());
        field(text, bill.app());
        field(text, bill.costCentre());
        field(text, bill.service());
        field(text, bill.chargeCategory());
        field(text, bill.currency());
        field(text, bill.billed().toString());
        field(text, bill.effective().toString());
        text.append('\n');
        try {
            copy.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that all lines were given. */
    void finish() throws IOException {
        finished = true;
        copy.close();
    }

    /** Without {@link #finish()} nothing of the import is kept. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            callOff.close();
        }
    }

    private static void field(StringBuilder text, @Nullable String value) {
        text.append('\t');
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append('\uFFFD'); // PostgreSQL text holds no NUL
                default -> text.append(character);
            }
        }
    }
}
