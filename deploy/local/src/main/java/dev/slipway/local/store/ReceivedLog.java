package dev.slipway.local.store;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/**
 * What a stand-in was told and what it answered, oldest first, for {@code GET /received}: entries of
 * {@code {at, method, path, body, response, status}}. It lives in a file and is streamed from there, so its length
 * costs no memory.
 */
public final class ReceivedLog implements AutoCloseable {
    private final LineFile lines;
    private final Clock clock;

    public ReceivedLog(Path file, Clock clock) throws IOException {
        this.lines = LineFile.open(file, false, line -> {});
        this.clock = clock;
    }

    /** Kept when it returns. */
    public void record(String method, String path, JsonNode body, JsonNode response, int status) throws IOException {
        var entry = Json.object();
        entry.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        entry.put("method", method);
        entry.put("path", path);
        entry.set("body", body);
        entry.set("response", response);
        entry.put("status", status);
        lines.append(Json.bytes(entry));
    }

    public Reply list() {
        return Reply.stream(200, "application/json; charset=utf-8", new Reply.Body() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                lines.copyAsArray(out);
            }
        });
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
